package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The legend of a figure.
 *
 * @param box all of it
 * @param framed whether it stands on the panel in a frame of its own
 */
public record Legend(Box box, boolean framed, List<Placed> entries) {
  private static final double ROW = 1.45;
  private static final double SAMPLE = 2.6;
  private static final double AFTER_SAMPLE = 0.5;
  private static final double BETWEEN = 1.6;

  /** A name with the layer whose style it explains. */
  public record Entry(RichText name, Layer layer) {
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

    /** Where the name begins for a font of that size. */
    public double textX(double fontSize) {
      return x + (SAMPLE + AFTER_SAMPLE) * fontSize;
    }
  }

  public Legend {
    entries = List.copyOf(entries);
  }

  /** The names of a figure's layers, each once, in order of appearance. */
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
  static Legend stacked(List<Entry> entries, int columns, Look look) {
    double font = look.fontSize();
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
    return new Legend(new Box(0, 0, width, 2 * pad + rows * ROW * font), true, placed);
  }

  /** The same legend elsewhere. */
  Legend at(double x, double y) {
    List<Placed> moved =
        entries.stream()
            .map(one -> new Placed(one.entry(), one.x() - box.x() + x, one.y() - box.y() + y))
            .toList();
    return new Legend(new Box(x, y, box.width(), box.height()), framed, moved);
  }

  /** Rows at the foot of the surface, each centred. */
  static Legend below(List<Entry> entries, Look look, double width, double height) {
    double font = look.fontSize();
    List<List<Entry>> rows = rows(entries, width / font - 1);
    double top = height - rows.size() * ROW * font - 0.2 * font;
    List<Placed> placed = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      double x = (width - rowWidth(rows.get(row)) * font) / 2;
      for (Entry entry : rows.get(row)) {
        placed.add(new Placed(entry, Math.max(0, x), top + (row + 0.5) * ROW * font));
        x += (entry.width() + BETWEEN) * font;
      }
    }
    return new Legend(new Box(0, top, width, height - top), false, placed);
  }

  private static double rowWidth(List<Entry> row) {
    return row.stream().mapToDouble(Entry::width).sum() + BETWEEN * (row.size() - 1);
  }

  private static List<List<Entry>> rows(List<Entry> entries, double width) {
    List<List<Entry>> rows = new ArrayList<>();
    List<Entry> row = new ArrayList<>();
    for (Entry entry : entries) {
      if (!row.isEmpty() && rowWidth(row) + BETWEEN + entry.width() > width) {
        rows.add(row);
        row = new ArrayList<>();
      }
      row.add(entry);
    }
    rows.add(row);
    return rows;
  }
}
