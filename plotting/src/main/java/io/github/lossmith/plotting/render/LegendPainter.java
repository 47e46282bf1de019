package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.layout.Box;
import io.github.lossmith.plotting.layout.Legend;
import io.github.lossmith.plotting.layout.Look;
import io.github.lossmith.plotting.text.Typeface;

/** Draws a legend. */
final class LegendPainter {
  private final Surface surface;
  private final Look look;

  LegendPainter(Surface surface, Look look) {
    this.surface = surface;
    this.look = look;
  }

  void paint(Legend legend) {
    if (legend.framed()) {
      Box box = legend.box();
      Rgb back = look.theme().colour(ColourRole.PANEL);
      surface.fill(box.x(), box.y(), box.width(), box.height(), back, 1);
    }
    legend.entries().forEach(this::entry);
  }

  private void entry(Legend.Placed placed) {
    double font = look.fontSize();
    sample(placed.entry().layer(), placed.x(), placed.y(), Legend.Placed.sampleLength(font));
    surface.text(
        placed.entry().name(),
        placed.textX(font),
        placed.y() + Typeface.CAP_HEIGHT * font / 2,
        font,
        look.theme().colour(ColourRole.INK),
        0);
  }

  private void sample(Layer layer, double x, double y, double length) {
    if (layer.name().runs().isEmpty()) {
      return; // the number of those that have no room
    }
    if (layer instanceof Series series) {
      LineStyle style = series.style();
      double width = style.width() * look.lineWidth();
      Rgb colour = look.theme().colour(style);
      surface.line(x, y, x + length, y, new Stroke(colour, width, style.dash()));
    } else if (layer instanceof Layer.Bars bars) {
      double height = 0.8 * look.fontSize();
      new BarPainter(surface, look).paint(new Box(x, y - height / 2, length, height), bars.style());
    } else {
      double side = 0.8 * look.fontSize();
      surface.fill(x + length - side, y - side / 2, side, side, swatch(layer), 1);
    }
  }

  private Rgb swatch(Layer layer) {
    ColourRole role = ColourRole.INK;
    if (layer instanceof Layer.Interval interval) {
      role = interval.colour();
    } else if (layer instanceof Layer.Points points) {
      role = points.colour();
    }
    return look.theme().colour(role);
  }
}
