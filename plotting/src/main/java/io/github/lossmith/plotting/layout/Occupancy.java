package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Layer;

/** Which parts of a panel are occupied, as a summed-area table over a grid. */
final class Occupancy {
  private static final int CELLS = 96;

  private final LayoutBox frame;
  private final int[][] sums = new int[CELLS + 1][CELLS + 1];

  private Occupancy(LayoutBox frame) {
    this.frame = frame;
  }

  static Occupancy of(PlotArea area, FigureMetrics metrics) {
    Occupancy occupancy = new Occupancy(area.frame());
    for (Layer layer : area.panel().layers()) {
      occupancy.mark(area, layer, metrics);
    }
    occupancy.sum();
    return occupancy;
  }

  /** Whether nothing is drawn in a part of the frame. */
  boolean isFree(LayoutBox box) {
    int left = cell((box.x() - frame.x()) / frame.width());
    int right = cell((box.right() - frame.x()) / frame.width()) + 1;
    int top = cell((box.y() - frame.y()) / frame.height());
    int bottom = cell((box.bottom() - frame.y()) / frame.height()) + 1;
    return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left] == 0;
  }

  private void mark(PlotArea area, Layer layer, FigureMetrics metrics) {
    layer.match(
        series -> {
          CurvePath.of(area, series, metrics).forEach(this::markPath);
          BandPath.of(area, series).forEach(this::markOutline);
        },
        interval -> {}, // a legend may stand on it
        points ->
            points.points().forEach(point -> markPoint(area.toX(point.x()), area.toY(point.y()))),
        bars -> bars.bars().forEach(bar -> markBar(area, bar, bars.width())));
  }

  private void markPath(PointPath path) {
    for (int i = 1; i < path.size(); i++) {
      markSegment(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i));
    }
  }

  private void markOutline(BandPath band) {
    double[] x = band.xs();
    double[] y = band.ys();
    for (int i = 1; i < x.length; i++) {
      markSegment(x[i - 1], y[i - 1], x[i], y[i]);
    }
  }

  private void markSegment(double x1, double y1, double x2, double y2) {
    double cellsX = Math.abs(x2 - x1) / frame.width();
    double cellsY = Math.abs(y2 - y1) / frame.height();
    int steps = 1 + (int) (2 * CELLS * Math.max(cellsX, cellsY));
    for (int i = 0; i <= steps; i++) {
      double share = i / (double) steps;
      markPoint(x1 + share * (x2 - x1), y1 + share * (y2 - y1));
    }
  }

  private void markBar(PlotArea area, CurvePoint bar, double width) {
    double base = area.toY(0);
    for (double x = bar.x() - width / 2; x <= bar.x() + width / 2; x += width / 8) {
      markSegment(area.toX(x), base, area.toX(x), area.toY(bar.y()));
    }
  }

  private void markPoint(double x, double y) {
    if (frame.contains(x, y)) {
      sums[cell((y - frame.y()) / frame.height()) + 1][cell((x - frame.x()) / frame.width()) + 1] =
          1;
    }
  }

  private static int cell(double share) {
    return (int) Math.min(CELLS - 1, Math.max(0, share * CELLS));
  }

  private void sum() {
    for (int row = 1; row <= CELLS; row++) {
      for (int column = 1; column <= CELLS; column++) {
        sums[row][column] +=
            sums[row - 1][column] + sums[row][column - 1] - sums[row - 1][column - 1];
      }
    }
  }
}
