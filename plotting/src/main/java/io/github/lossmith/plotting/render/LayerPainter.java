package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.layout.BandPath;
import io.github.lossmith.plotting.layout.ColumnEnvelope;
import io.github.lossmith.plotting.layout.CurvePath;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.layout.PointPath;
import java.util.Arrays;

/** Draws what a panel shows between its axes. */
final class LayerPainter {
  private static final int CORNERS = 24;
  private static final double POINT_RADIUS = 2.2;
  private static final double SELECTED_RADIUS = 3.2;

  /** Five bands above each other still let the lines and the grid through. */
  private static final double BAND_OPACITY = 0.18;

  private final Surface surface;
  private final FigureMetrics metrics;

  LayerPainter(Surface surface, FigureMetrics metrics) {
    this.surface = surface;
    this.metrics = metrics;
  }

  /** What lies below the grid and all curves: intervals, and the bands around curves. */
  void intervals(PlotArea area) {
    for (Layer layer : area.panel().layers()) {
      if (layer instanceof Layer.Interval interval) {
        interval(area, interval);
      }
    }
    area.panel().series().forEach(series -> spread(area, series));
  }

  private void spread(PlotArea area, Series series) {
    Rgb colour = metrics.theme().colour(series.style());
    for (BandPath path : BandPath.of(area, series)) {
      surface.polygon(path.xs(), path.ys(), colour, BAND_OPACITY);
    }
  }

  void paint(PlotArea area, Layer layer) {
    layer.match(
        series -> curve(area, series),
        interval -> {}, // below everything else: intervals() paints it
        points -> points(area, points),
        bars -> bars(area, bars));
  }

  private Rgb colour(ColourRole role) {
    return metrics.theme().colour(role);
  }

  private void interval(PlotArea area, Layer.Interval interval) {
    LayoutBox frame = area.frame();
    double left = clamp(area.toX(interval.from()), frame);
    double right = clamp(area.toX(interval.to()), frame);
    double width = Math.max(right - left, 2 * metrics.frameWidth());
    surface.fill(left, frame.y(), width, frame.height(), colour(interval.colour()), 1);
  }

  private static double clamp(double x, LayoutBox frame) {
    return Double.isNaN(x) ? frame.x() : Math.max(frame.x(), Math.min(frame.right(), x));
  }

  private void curve(PlotArea area, Series series) {
    LineStyle style = series.style();
    double width = style.width() * metrics.lineWidth();
    LineStroke stroke = new LineStroke(metrics.theme().colour(style), width, style.dash());
    for (PointPath path : CurvePath.of(area, series, metrics)) {
      if (metrics.bands() && ColumnEnvelope.suits(path, metrics)) {
        band(ColumnEnvelope.of(path, metrics.column()), stroke);
      } else {
        surface.polyline(path.xs(), path.ys(), stroke);
      }
    }
  }

  private void band(ColumnEnvelope band, LineStroke stroke) {
    double half = stroke.width() / 2;
    for (int i = 0; i < band.size(); i++) {
      double height = band.bottom(i) - band.top(i) + 2 * half;
      surface.fill(band.left(i), band.top(i) - half, band.column(), height, stroke.colour(), 1);
    }
  }

  private void points(PlotArea area, Layer.Points points) {
    for (int i = 0; i < points.points().size(); i++) {
      CurvePoint point = points.points().get(i);
      boolean selected = i == points.selected();
      double radius = metrics.lineWidth() * (selected ? SELECTED_RADIUS : POINT_RADIUS);
      Rgb inside = colour(selected ? ColourRole.SELECTION : ColourRole.PANEL);
      double x = area.toX(point.x());
      double y = area.toY(point.y());
      if (Double.isFinite(x + y)) {
        disc(x, y, radius, colour(points.colour()));
        disc(x, y, radius - 0.6 * metrics.lineWidth(), inside);
      }
    }
  }

  private void disc(double x, double y, double radius, Rgb fill) {
    double[] xs = new double[CORNERS];
    double[] ys = new double[CORNERS];
    Arrays.setAll(xs, i -> x + radius * Math.cos(2 * Math.PI * i / CORNERS));
    Arrays.setAll(ys, i -> y + radius * Math.sin(2 * Math.PI * i / CORNERS));
    surface.polygon(xs, ys, fill, 1);
  }

  private void bars(PlotArea area, Layer.Bars bars) {
    LayoutBox frame = area.frame();
    double zero = area.toY(0);
    BarPainter painter = new BarPainter(surface, metrics);
    double base = Double.isNaN(zero) ? frame.bottom() : within(zero, frame);
    for (CurvePoint bar : bars.bars()) {
      double left = area.toX(bar.x() - bars.width() / 2);
      double right = area.toX(bar.x() + bars.width() / 2);
      double top = within(area.toY(bar.y()), frame);
      if (Double.isFinite(top)) {
        double height = Math.max(Math.abs(base - top), metrics.frameWidth());
        painter.paint(new LayoutBox(left, Math.min(base, top), right - left, height), bars.style());
      }
    }
  }

  private static double within(double y, LayoutBox frame) {
    return Math.max(frame.y(), Math.min(frame.bottom(), y));
  }
}
