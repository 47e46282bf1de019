package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;

/** Draws a bar in the style of a loss: its outline has the dash. */
final class BarPainter {
  /** Share of the panel's colour in bars with a dashed outline, so that the outline stands out. */
  private static final double LIGHTER = 0.45;

  /** A bar that is narrower, in widths of a curve, has no room for an outline. */
  private static final double LEAST_WIDTH = 4;

  private static final double OUTLINE = 0.8;

  private final Surface surface;
  private final FigureMetrics metrics;

  BarPainter(Surface surface, FigureMetrics metrics) {
    this.surface = surface;
    this.metrics = metrics;
  }

  void paint(LayoutBox bar, LineStyle style) {
    Rgb colour = metrics.theme().colour(style);
    boolean plain = style.dash() == Dash.SOLID || bar.width() < LEAST_WIDTH * metrics.lineWidth();
    Rgb inside = plain ? colour : colour.towards(metrics.theme().colour(ColourRole.PANEL), LIGHTER);
    surface.fill(bar.x(), bar.y(), bar.width(), bar.height(), inside, 1);
    if (!plain) {
      double width = OUTLINE * metrics.lineWidth();
      double left = bar.x() + width / 2;
      double right = bar.right() - width / 2;
      double top = bar.y() + width / 2;
      surface.polyline(
          new double[] {left, left, right, right},
          new double[] {bar.bottom(), top, top, bar.bottom()},
          new LineStroke(colour, width, style.dash()));
    }
  }
}
