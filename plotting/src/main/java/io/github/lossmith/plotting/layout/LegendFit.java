package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Limits a legend to the space below the panels, which keep most of the surface. */
final class LegendFit {
  /** Largest fraction of the height, so that the panels stay larger than their legend. */
  private static final double LARGEST_SHARE = 0.35;

  /** Width of a line relative to a usual curve; wider ones belong to the selected design. */
  private static final double OUTSTANDING = 1.6;

  private LegendFit() {}

  /** The most rows on a surface of that height that leave the panels their share. */
  static int mostRows(FigureMetrics metrics, double height) {
    return (int) Math.max(1, LARGEST_SHARE * height / rowHeight(metrics));
  }

  static double rowHeight(FigureMetrics metrics) {
    return Legend.ROW * metrics.fontSize();
  }

  /** How many rows all entries need at that width. */
  static int rows(List<Legend.Entry> entries, FigureMetrics metrics, double width) {
    double room = room(metrics, width);
    return Legend.rows(cut(entries, room), room).size();
  }

  private static double room(FigureMetrics metrics, double width) {
    return width / metrics.fontSize() - 1;
  }

  private static List<Legend.Entry> cut(List<Legend.Entry> entries, double room) {
    return entries.stream().map(entry -> cut(entry, room)).toList();
  }

  /**
   * The entries that fit, with names shortened that are too long, and the number of the others.
   *
   * @param more with {0} for the number
   * @param most rows
   */
  static List<Legend.Entry> fitting(
      List<Legend.Entry> entries, String more, FigureMetrics metrics, double width, int most) {
    double room = room(metrics, width);
    List<Legend.Entry> all = cut(entries, room);
    for (int count = all.size(); count > 1; count--) {
      List<Legend.Entry> kept = count == all.size() ? all : kept(all, count, more);
      if (Legend.rows(kept, room).size() <= most) {
        return withOthers(kept, all);
      }
    }
    return all.size() == 1 ? all : withOthers(kept(all, 1, more), all);
  }

  /** The last entry, if it is the number of the others, has their names in full. */
  private static List<Legend.Entry> withOthers(List<Legend.Entry> kept, List<Legend.Entry> all) {
    Legend.Entry last = kept.get(kept.size() - 1);
    if (!last.layer().name().runs().isEmpty()) {
      return kept;
    }
    Set<String> shown = kept.stream().map(LegendFit::whole).collect(Collectors.toSet());
    String others =
        all.stream()
            .map(LegendFit::whole)
            .filter(name -> !shown.contains(name))
            .collect(Collectors.joining("\n"));
    List<Legend.Entry> named = new ArrayList<>(kept);
    named.set(kept.size() - 1, new Legend.Entry(last.name(), last.layer(), others));
    return named;
  }

  /** The first entries, always including the highlighted one, and the number of the others. */
  private static List<Legend.Entry> kept(List<Legend.Entry> all, int count, String more) {
    List<Legend.Entry> kept = new ArrayList<>(all.subList(0, count));
    all.subList(count, all.size()).stream()
        .filter(LegendFit::standsOut)
        .findFirst()
        .ifPresent(entry -> kept.set(count - 1, entry));
    String words = more.replace("{0}", Integer.toString(all.size() - count));
    Layer nothing = new Layer.Points(RichText.EMPTY, List.of(), ColourRole.INK, -1);
    kept.add(new Legend.Entry(RichText.plain(words), nothing));
    return kept;
  }

  private static String whole(Legend.Entry entry) {
    return entry.layer().name().letters();
  }

  private static boolean standsOut(Legend.Entry entry) {
    return entry.layer() instanceof Series series && series.style().width() > OUTSTANDING;
  }

  private static Legend.Entry cut(Legend.Entry entry, double room) {
    double spare = room - (entry.width() - entry.name().width());
    RichText shown = entry.name().within(spare);
    return shown.equals(entry.name())
        ? entry
        : new Legend.Entry(shown, entry.layer(), entry.name().letters());
  }
}
