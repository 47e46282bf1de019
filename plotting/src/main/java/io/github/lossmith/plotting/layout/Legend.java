package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The legend of a figure.
 *
 * @param box all of it
 * @param framed whether it stands on the panel in a frame of its own
 */
public record Legend(LayoutBox box, boolean framed, List<Placed> entries) {
  static final double ROW = 1.45;
  private static final double SAMPLE = 2.6;
  private static final double AFTER_SAMPLE = 0.5;
  private static final double BETWEEN = 1.6;
  private static final double UNEVEN = 1.6;

  /**
   * A name with the layer whose style it explains.
   *
   * @param name as it is drawn
   * @param whole the full names, one per line, if the entry is shortened or stands for several;
   *     otherwise empty
   */
  public record Entry(RichText name, Layer layer, String whole) {
    Entry(RichText name, Layer layer) {
      this(name, layer, "");
    }

    /** The width of sample and name in units of the font size. */
    double width() {
      return SAMPLE + AFTER_SAMPLE + name.width();
    }
  }

  /** An entry and the left end of its line's middle. */
  public record Placed(Entry entry, double x, double y) {
    /** The length of a line's sample for a font of that size. */
    public static double sampleLength(double fontSize) {
      return SAMPLE * fontSize;
    }

    /** The x at which the name begins, for a font of that size. */
    public double textX(double fontSize) {
      return x + (SAMPLE + AFTER_SAMPLE) * fontSize;
    }
  }

  public Legend {
    entries = List.copyOf(entries);
  }

  /** The entry under a point of the surface, for text of that size. */
  public Optional<Entry> at(double x, double y, double fontSize) {
    return entries.stream()
        .filter(one -> x >= one.x() && x <= one.x() + one.entry().width() * fontSize)
        .filter(one -> Math.abs(y - one.y()) <= ROW * fontSize / 2)
        .map(Placed::entry)
        .findFirst();
  }

  /** The entries of a figure's layers, each name once, in order of appearance. */
  public static List<Entry> entries(Figure figure) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    figure.panels().stream()
        .flatMap(panel -> panel.layers().stream())
        .filter(layer -> !layer.name().runs().isEmpty())
        .forEach(layer -> byName.putIfAbsent(layer.name().letters(), entry(layer)));
    return new ArrayList<>(byName.values());
  }

  private static Entry entry(Layer layer) {
    return new Entry(layer.name(), layer);
  }

  /** One entry under the other in {@code columns} columns, the box's corner at (0, 0). */
  static Legend stacked(List<Entry> entries, int columns, FigureMetrics metrics) {
    double font = metrics.fontSize();
    double pad = 0.5 * font;
    int rows = (entries.size() + columns - 1) / columns;
    double columnWidth = entries.stream().mapToDouble(Entry::width).max().orElse(0) * font;
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int column = i / rows;
      double x = pad + column * (columnWidth + BETWEEN * font);
      placed.add(new Placed(entries.get(i), x, pad + (i % rows + 0.5) * ROW * font));
    }
    double width = 2 * pad + columns * columnWidth + (columns - 1) * BETWEEN * font;
    return new Legend(new LayoutBox(0, 0, width, 2 * pad + rows * ROW * font), true, placed);
  }

  /** The same legend elsewhere. */
  Legend at(double x, double y) {
    List<Placed> moved =
        entries.stream()
            .map(one -> new Placed(one.entry(), one.x() - box.x() + x, one.y() - box.y() + y))
            .toList();
    return new Legend(new LayoutBox(x, y, box.width(), box.height()), framed, moved);
  }

  /** Rows at the foot of the surface: columns, or where one name is long, rows centred. */
  static Legend below(List<Entry> entries, FigureMetrics metrics, double width, double height) {
    double font = metrics.fontSize();
    List<double[]> rows = rows(entries, width / font - 1);
    double top = height - rows.size() * ROW * font - 0.2 * font;
    List<Placed> placed = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      double[] widths = rows.get(row);
      double x = Math.max(0, (width - rowWidth(widths) * font) / 2);
      for (int i = 0; i < widths.length && placed.size() < entries.size(); i++) {
        placed.add(new Placed(entries.get(placed.size()), x, top + (row + 0.5) * ROW * font));
        x += (widths[i] + BETWEEN) * font;
      }
    }
    return new Legend(new LayoutBox(0, top, width, height - top), false, placed);
  }

  /** The widths of the entries' places, row by row. */
  static List<double[]> rows(List<Entry> entries, double width) {
    double[] widths = entries.stream().mapToDouble(Entry::width).toArray();
    double mean = Arrays.stream(widths).average().orElse(0);
    boolean uneven = Arrays.stream(widths).anyMatch(one -> one > UNEVEN * mean);
    return uneven ? flow(widths, width) : columns(widths, width);
  }

  private static List<double[]> flow(double[] widths, double width) {
    List<double[]> rows = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= widths.length; i++) {
      boolean full =
          i < widths.length && rowWidth(Arrays.copyOfRange(widths, begin, i + 1)) > width;
      if (full || i == widths.length) {
        rows.add(Arrays.copyOfRange(widths, begin, i));
        begin = i;
      }
    }
    return rows;
  }

  /** The columns, as many as fit, each as wide as its widest entry. */
  private static List<double[]> columns(double[] widths, double width) {
    if (widths.length == 0) {
      return List.of();
    }
    double least = Arrays.stream(widths).min().orElse(0);
    double most = 1 + (width + BETWEEN) / (least + BETWEEN); // more are wider, however they lie
    for (int count = (int) Math.max(1, Math.min(widths.length, most)); ; count--) {
      double[] columns = new double[count];
      for (int i = 0; i < widths.length; i++) {
        columns[i % count] = Math.max(columns[i % count], widths[i]);
      }
      if (count <= 1 || rowWidth(columns) <= width) {
        return Collections.nCopies((widths.length + count - 1) / count, columns);
      }
    }
  }

  private static double rowWidth(double[] widths) {
    return Arrays.stream(widths).sum() + BETWEEN * Math.max(0, widths.length - 1);
  }
}
