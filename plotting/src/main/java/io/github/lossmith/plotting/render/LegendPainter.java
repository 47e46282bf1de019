package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.Legend;
import io.github.lossmith.plotting.text.Typeface;

/** Draws a legend. */
final class LegendPainter {
  /** The height of a filled sample in units of the font size: about that of a capital. */
  private static final double SIDE = 0.8;

  private final Surface surface;
  private final FigureMetrics metrics;

  LegendPainter(Surface surface, FigureMetrics metrics) {
    this.surface = surface;
    this.metrics = metrics;
  }

  void paint(Legend legend) {
    if (legend.framed()) {
      LayoutBox box = legend.box();
      Rgb back = metrics.theme().colour(ColourRole.PANEL);
      surface.fill(box.x(), box.y(), box.width(), box.height(), back, 1);
    }
    legend.entries().forEach(this::entry);
  }

  private void entry(Legend.Placed placed) {
    double font = metrics.fontSize();
    sample(placed.entry().layer(), placed.x(), placed.y(), Legend.Placed.sampleLength(font));
    surface.text(
        placed.entry().name(),
        placed.textX(font),
        placed.y() + Typeface.CAP_HEIGHT * font / 2,
        font,
        metrics.theme().colour(ColourRole.INK),
        0);
  }

  private void sample(Layer layer, double x, double y, double length) {
    if (layer.name().runs().isEmpty()) {
      return; // the number of those that have no room
    }
    layer.match(
        series -> line(series.style(), x, y, length),
        interval -> swatch(interval.colour(), x + length, y),
        points -> swatch(points.colour(), x + length, y),
        bars -> bar(bars.style(), x, y, length));
  }

  private void line(LineStyle style, double x, double y, double length) {
    double width = style.width() * metrics.lineWidth();
    Rgb colour = metrics.theme().colour(style);
    surface.line(x, y, x + length, y, new LineStroke(colour, width, style.dash()));
  }

  private void bar(LineStyle style, double x, double y, double length) {
    double height = SIDE * metrics.fontSize();
    new BarPainter(surface, metrics).paint(new LayoutBox(x, y - height / 2, length, height), style);
  }

  private void swatch(ColourRole role, double right, double y) {
    double side = SIDE * metrics.fontSize();
    surface.fill(right - side, y - side / 2, side, side, metrics.theme().colour(role), 1);
  }
}
