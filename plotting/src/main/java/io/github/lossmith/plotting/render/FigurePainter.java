package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.text.Typeface;

/** Draws a laid out figure on a surface. */
public final class FigurePainter {
  private static final double LINE = 1.25;

  /** Smallest text relative to the font size; smaller text is illegible beside the tick labels. */
  private static final double SMALLEST = 0.65;

  private final Surface surface;
  private final FigureMetrics metrics;
  private final LayerPainter layers;

  private FigurePainter(Surface surface, FigureMetrics metrics) {
    this.surface = surface;
    this.metrics = metrics;
    layers = new LayerPainter(surface, metrics);
  }

  /** Draws everything, background included. */
  public static void paint(FigureLayout layout, Surface surface) {
    Rgb paper = layout.metrics().theme().colour(ColourRole.PAPER);
    surface.fill(0, 0, layout.width(), layout.height(), paper, 1);
    paintOnPaper(layout, surface);
  }

  /** Draws everything except the background. */
  public static void paintOnPaper(FigureLayout layout, Surface surface) {
    FigurePainter painter = new FigurePainter(surface, layout.metrics());
    layout.areas().forEach(area -> painter.panel(area, titleRoom(layout, area)));
    LegendPainter legend = new LegendPainter(surface, layout.metrics());
    layout.legend().ifPresent(legend::paint);
  }

  private Rgb colour(ColourRole role) {
    return metrics.theme().colour(role);
  }

  /** The width from the panel's left side to that of the next one, or to the edge. */
  private static double titleRoom(FigureLayout layout, PlotArea area) {
    double left = area.frame().x();
    double next =
        layout.areas().stream()
            .mapToDouble(other -> other.frame().x())
            .filter(x -> x > left + 1)
            .min()
            .orElse(layout.width());
    return next - left - layout.metrics().gap();
  }

  private void panel(PlotArea area, double titleRoom) {
    LayoutBox frame = area.frame();
    Rgb back = colour(ColourRole.PANEL);
    if (!back.equals(colour(ColourRole.PAPER))) {
      surface.fill(frame.x(), frame.y(), frame.width(), frame.height(), back, 1);
    }
    surface.save();
    surface.clip(frame.x(), frame.y(), frame.width(), frame.height());
    layers.intervals(area);
    grid(area);
    for (Layer layer : area.panel().layers()) {
      layers.paint(area, layer);
    }
    surface.restore();
    frame(frame);
    xAxis(area);
    yAxis(area);
    title(area, titleRoom);
  }

  private void grid(PlotArea area) {
    LayoutBox frame = area.frame();
    LineStroke hair = LineStroke.solid(colour(ColourRole.GRID), metrics.frameWidth());
    for (Tick tick : area.xTicks()) {
      double x = metrics.sharp(area.toX(tick.value()));
      if (tick.major() && area.panel().x().fixedTicks().isEmpty()) {
        surface.line(x, frame.y(), x, frame.bottom(), hair);
      }
    }
    for (Tick tick : area.yTicks()) {
      double y = metrics.sharp(area.toY(tick.value()));
      if (tick.major()) {
        surface.line(frame.x(), y, frame.right(), y, hair);
      }
    }
  }

  private void frame(LayoutBox frame) {
    double left = metrics.sharp(frame.x());
    double right = metrics.sharp(frame.right());
    double top = metrics.sharp(frame.y());
    double bottom = metrics.sharp(frame.bottom());
    surface.polyline(
        new double[] {left, right, right, left, left},
        new double[] {top, top, bottom, bottom, top},
        LineStroke.solid(colour(ColourRole.MUTED), metrics.frameWidth()));
  }

  private void xAxis(PlotArea area) {
    LayoutBox frame = area.frame();
    LineStroke stroke = LineStroke.solid(colour(ColourRole.MUTED), metrics.frameWidth());
    double font = metrics.fontSize();
    double base =
        frame.bottom() + metrics.tickLength() + metrics.gap() + Typeface.CAP_HEIGHT * font;
    int lines = 1;
    for (Tick tick : area.xTicks()) {
      double x = metrics.sharp(area.toX(tick.value()));
      double length = tick.major() ? metrics.tickLength() : metrics.tickLength() / 2;
      surface.line(x, frame.bottom(), x, frame.bottom() + length, stroke);
      centred(tick.label(), area.toX(tick.value()), base);
      centred(tick.below(), area.toX(tick.value()), base + LINE * font);
      lines = tick.below().runs().isEmpty() ? lines : 2;
    }
    double last = base + lines * LINE * font;
    centred(area.panel().x().label(), frame.x() + frame.width() / 2, last);
  }

  private void yAxis(PlotArea area) {
    LayoutBox frame = area.frame();
    LineStroke stroke = LineStroke.solid(colour(ColourRole.MUTED), metrics.frameWidth());
    double font = metrics.fontSize();
    double edge = frame.x() - metrics.tickLength() - metrics.gap();
    double widest = 0;
    for (Tick tick : area.yTicks()) {
      double y = metrics.sharp(area.toY(tick.value()));
      double length = tick.major() ? metrics.tickLength() : metrics.tickLength() / 2;
      surface.line(frame.x() - length, y, frame.x(), y, stroke);
      double width = tick.label().width() * font;
      widest = Math.max(widest, width);
      text(tick.label(), edge - width, y + Typeface.CAP_HEIGHT * font / 2);
    }
    RichText label = area.panel().y().label();
    double x = edge - widest - metrics.gap() - Typeface.DESCENT * font;
    double size = fitted(label, frame.height() + 2 * LINE * font);
    double y = frame.y() + (frame.height() + label.width() * size) / 2;
    surface.text(label, x, y, size, colour(ColourRole.INK), 90);
  }

  private void title(PlotArea area, double room) {
    RichText title = area.panel().title();
    if (!title.runs().isEmpty()) {
      double base = area.frame().y() - metrics.gap() - Typeface.DESCENT * metrics.fontSize();
      double size = fitted(title, room);
      surface.text(
          title.within(room / size), area.frame().x(), base, size, colour(ColourRole.INK), 0);
    }
  }

  /** The font size for a text in a limited space: a little smaller if it is long. */
  private double fitted(RichText text, double room) {
    double size = room / Math.max(text.width(), 1e-9);
    return Math.max(SMALLEST * metrics.fontSize(), Math.min(metrics.fontSize(), size));
  }

  private void centred(RichText label, double x, double y) {
    text(label, x - label.width() * metrics.fontSize() / 2, y);
  }

  private void text(RichText label, double x, double y) {
    if (!label.runs().isEmpty()) {
      surface.text(label, x, y, metrics.fontSize(), colour(ColourRole.INK), 0);
    }
  }
}
