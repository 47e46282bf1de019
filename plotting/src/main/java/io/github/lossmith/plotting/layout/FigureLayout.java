package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Figure.LegendPosition;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.PageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The positions of all parts of a figure on a surface of a given size; geometry only.
 *
 * @param areas one for each panel, in the figure's order
 * @param legend empty if there is none
 */
public record FigureLayout(
    FigureMetrics metrics,
    double width,
    double height,
    List<PlotArea> areas,
    Optional<Legend> legend) {
  private static final double LEAST_SIDE = 8;

  /** A figure with its caption has to have room on a page of A4. */
  private static final double TALLEST = PageSize.millimetres(180, 240).height();

  public FigureLayout {
    areas = List.copyOf(areas);
  }

  /**
   * Lays a figure out.
   *
   * @param width of the surface, in the unit of {@code metrics}
   * @param height of the surface
   */
  public static FigureLayout of(Figure figure, FigureMetrics metrics, double width, double height) {
    return of(figure, metrics, width, height, LegendFit.mostRows(metrics, height));
  }

  /**
   * Lays a figure out on its page, which grows downwards, up to {@link #TALLEST}, until every entry
   * of the legend fits.
   *
   * @param metrics in points
   */
  public static FigureLayout onPaper(Figure figure, FigureMetrics metrics) {
    double width = figure.size().width();
    double height = figure.size().height();
    FigureLayout fitted = of(figure, metrics, width, height);
    int most = LegendFit.mostRows(metrics, height);
    int missing = LegendFit.rows(Legend.entries(figure), metrics, width) - most;
    if (missing <= 0 || fitted.legend().filter(legend -> !legend.framed()).isEmpty()) {
      return fitted;
    }
    double row = LegendFit.rowHeight(metrics);
    int more = (int) Math.min(missing, Math.floor((TALLEST - height) / row));
    return more <= 0
        ? fitted
        : of(
            figure.withLegend(LegendPosition.BELOW),
            metrics,
            width,
            height + more * row,
            most + more);
  }

  private static FigureLayout of(
      Figure figure, FigureMetrics metrics, double width, double height, int mostRows) {
    List<Legend.Entry> entries = Legend.entries(figure);
    if (figure.legend() == LegendPosition.NONE || entries.isEmpty()) {
      return new FigureLayout(metrics, width, height, grid(figure, metrics, width, height), none());
    }
    if (figure.legend() == LegendPosition.FREE_SPACE) {
      List<PlotArea> areas = grid(figure, metrics, width, height);
      Optional<Legend> inside = LegendPlacement.inFreeSpace(areas, entries, metrics);
      if (inside.isPresent()) {
        return new FigureLayout(metrics, width, height, areas, inside);
      }
    }
    Legend below =
        Legend.below(
            LegendFit.fitting(entries, figure.more(), metrics, width, mostRows),
            metrics,
            width,
            height);
    List<PlotArea> areas = grid(figure, metrics, width, below.box().y() - metrics.gap());
    return new FigureLayout(metrics, width, height, areas, Optional.of(below));
  }

  /** The panel under a point of the surface. */
  public Optional<PlotArea> at(double x, double y) {
    return areas.stream().filter(area -> area.frame().contains(x, y)).findFirst();
  }

  /** The area of the panel of that key. */
  public Optional<PlotArea> area(String key) {
    return areas.stream().filter(area -> area.panel().key().equals(key)).findFirst();
  }

  private static Optional<Legend> none() {
    return Optional.empty();
  }

  private static List<PlotArea> grid(
      Figure figure, FigureMetrics metrics, double width, double height) {
    int columns = Math.min(figure.columns(), figure.panels().size());
    int rows = (figure.panels().size() + columns - 1) / columns;
    double rowHeight = height / rows;
    List<PlotArea> areas = new ArrayList<>();
    List<Margins> widest = columnMargins(figure, metrics, columns, rowHeight);
    double margins = widest.stream().mapToDouble(m -> m.left() + m.right()).sum();
    double frameWidth = Math.max(LEAST_SIDE, (width - margins) / columns);
    for (int i = 0; i < figure.panels().size(); i++) {
      double x = widest.get(i % columns).left();
      for (int before = 0; before < i % columns; before++) {
        x += widest.get(before).left() + frameWidth + widest.get(before).right();
      }
      int row = i / columns;
      LayoutBox cell = new LayoutBox(x, row * rowHeight, frameWidth, rowHeight);
      areas.add(place(figure.panels().get(i), metrics, cell));
    }
    return areas;
  }

  private static PlotArea place(FigurePanel panel, FigureMetrics metrics, LayoutBox cell) {
    Margins margins = Margins.of(panel, metrics, cell.height() * 0.7);
    double frameHeight = Math.max(LEAST_SIDE, cell.height() - margins.top() - margins.bottom());
    LayoutBox frame = new LayoutBox(cell.x(), cell.y() + margins.top(), cell.width(), frameHeight);
    return new PlotArea(
        panel,
        frame,
        Margins.xTicks(panel.x(), metrics, frame.width()),
        Margins.yTicks(panel.y(), metrics, frame.height()));
  }

  /** The widest margins of each column, so that frames stand in line and are equally wide. */
  private static List<Margins> columnMargins(
      Figure figure, FigureMetrics metrics, int columns, double rowHeight) {
    List<Margins> widest = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      Margins own = Margins.of(figure.panels().get(i), metrics, rowHeight * 0.7);
      if (i < columns) {
        widest.add(own);
      } else if (own.left() > widest.get(i % columns).left()) {
        widest.set(i % columns, own);
      }
    }
    return widest;
  }
}
