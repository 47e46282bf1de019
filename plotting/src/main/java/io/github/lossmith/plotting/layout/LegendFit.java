package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** Cuts a legend to the room below the panels, which keep most of the surface. */
final class LegendFit {
  /** Of the height: the panels stay larger than their legend. */
  private static final double LARGEST_SHARE = 0.35;

  /** In widths of a curve; the one in hand is wider. */
  private static final double OUTSTANDING = 1.6;

  private LegendFit() {}

  /**
   * The entries that have room, names too long for the surface cut, and how many there are besides.
   *
   * @param more with {0} for the number
   */
  static List<Legend.Entry> fitting(
      List<Legend.Entry> entries, String more, FigureMetrics metrics, double width, double height) {
    double room = width / metrics.fontSize() - 1;
    int most = (int) Math.max(1, LARGEST_SHARE * height / (Legend.ROW * metrics.fontSize()));
    List<Legend.Entry> all = entries.stream().map(entry -> cut(entry, room)).toList();
    for (int count = all.size(); count > 1; count--) {
      List<Legend.Entry> kept = count == all.size() ? all : kept(all, count, more);
      if (Legend.rows(kept, room).size() <= most) {
        return kept;
      }
    }
    return all.size() == 1 ? all : kept(all, 1, more);
  }

  /** The first ones, the one that stands out in any case, and the number of the others. */
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

  private static boolean standsOut(Legend.Entry entry) {
    return entry.layer() instanceof Series series && series.style().width() > OUTSTANDING;
  }

  private static Legend.Entry cut(Legend.Entry entry, double room) {
    double spare = room - (entry.width() - entry.name().width());
    if (entry.name().width() <= spare) {
      return entry;
    }
    String letters = entry.name().letters();
    int end = letters.length();
    while (end > 1 && RichText.plain(letters.substring(0, end) + "…").width() > spare) {
      end = letters.offsetByCodePoints(end, -1);
    }
    return new Legend.Entry(RichText.plain(letters.substring(0, end) + "…"), entry.layer());
  }
}
