package io.github.lossmith.plotting.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A picture of panels that share one legend. Immutable; the same figure is drawn on the canvas and
 * in SVG, PDF, PNG and CSV files.
 *
 * @param title its name in files and for screen readers; not drawn
 * @param panels at least one
 * @param columns how many panels stand side by side
 * @param legend where the legend stands
 * @param size on paper
 * @param more the text for legend entries that do not fit, with {0} for their number
 */
public record Figure(
    String title,
    List<FigurePanel> panels,
    int columns,
    LegendPosition legend,
    PageSize size,
    String more) {
  private static final String MORE = "and {0} more";

  /** The position of a legend. */
  public enum LegendPosition {
    /** In a panel where it covers no curve, otherwise below. */
    FREE_SPACE,
    /** Below the panels. */
    BELOW,
    NONE
  }

  /**
   * @throws IllegalArgumentException if there is no panel or no column
   */
  public Figure {
    panels = List.copyOf(panels);
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(panels.size() + " panels in " + columns + " columns");
    }
  }

  /** A figure in English. */
  public Figure(
      String title, List<FigurePanel> panels, int columns, LegendPosition legend, PageSize size) {
    this(title, panels, columns, legend, size, MORE);
  }

  /** The same figure with another text for entries that do not fit, with {0} for their number. */
  public Figure withMore(String words) {
    return new Figure(title, panels, columns, legend, size, words);
  }

  /** Panels in one row, a legend where there is free space, the width of two journal columns. */
  public static Figure row(String title, List<FigurePanel> panels) {
    return new Figure(
        title, panels, panels.size(), LegendPosition.FREE_SPACE, PageSize.DOUBLE_COLUMN);
  }

  public Figure withLegend(LegendPosition position) {
    return new Figure(title, panels, columns, position, size, more);
  }

  public Figure withColumns(int newColumns) {
    return new Figure(title, panels, newColumns, legend, size, more);
  }

  public Figure withSize(PageSize newSize) {
    return new Figure(title, panels, columns, legend, newSize, more);
  }

  /** The panel of that key. */
  public Optional<FigurePanel> panel(String key) {
    return panels.stream().filter(panel -> panel.key().equals(key)).findFirst();
  }

  /** The figure without its faint curves, for export. */
  public Figure withoutFaint() {
    return mapPanels(
        panel ->
            panel.withLayers(panel.layers().stream().filter(layer -> !isFaint(layer)).toList()));
  }

  private static boolean isFaint(Layer layer) {
    return layer instanceof Series series && series.style().faint();
  }

  /** The figure with every panel changed. */
  public Figure mapPanels(UnaryOperator<FigurePanel> change) {
    List<FigurePanel> changed = panels.stream().map(change).toList();
    return new Figure(title, changed, columns, legend, size, more);
  }
}
