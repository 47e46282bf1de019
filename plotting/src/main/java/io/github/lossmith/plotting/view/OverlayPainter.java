package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.render.Discs;
import io.github.lossmith.plotting.render.LineStroke;
import io.github.lossmith.plotting.render.Surface;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.text.Typeface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what moves with the mouse above a figure: knots, cursor, read-out, selection. */
final class OverlayPainter {
  private static final double KNOT_RADIUS = 4;
  private static final double CHOSEN_RADIUS = 6;
  private static final double DOT_RADIUS = 3;
  private static final double ROW = 1.35;
  private static final double SAMPLE = 10;
  private static final int LONGEST_NAME = 24;
  private static final double BACKGROUND_OPACITY = 0.95;

  private final Surface surface;
  private final FigureLayout layout;
  private final FigureMetrics metrics;

  OverlayPainter(Surface surface, FigureLayout layout) {
    this.surface = surface;
    this.layout = layout;
    metrics = layout.metrics();
  }

  void knots(EditableDrawing editable) {
    Drawing drawing = editable.getDrawing();
    layout
        .area(editable.panel())
        .filter(area -> drawing != null)
        .ifPresent(area -> knots(area, drawing, editable.selectedProperty().get()));
  }

  private void knots(PlotArea area, @Nullable Drawing drawing, int selected) {
    if (drawing == null) {
      return;
    }
    for (int i = 0; i < drawing.knots().size(); i++) {
      double x = area.toX(drawing.knots().get(i).p());
      double y = area.toY(drawing.knots().get(i).g());
      if (area.frame().grown(1).contains(x, y)) {
        boolean chosen = i == selected;
        Rgb inside = colour(chosen ? ColourRole.SELECTION : ColourRole.PANEL);
        Discs.ring(surface, x, y, chosen ? CHOSEN_RADIUS : KNOT_RADIUS, ink(), inside);
      }
    }
  }

  /**
   * The values at a position of the x axis; if not all curves fit, those nearest to the height of
   * the mouse.
   *
   * @param height of the mouse; NaN for the first curves
   * @param more with {0} for the number of omitted curves
   */
  void cursor(double at, double height, String more) {
    LineStroke hair = LineStroke.solid(colour(ColourRole.MUTED), metrics.frameWidth());
    for (PlotArea area : layout.areas()) {
      LayoutBox frame = area.frame();
      Readout readout = Readout.of(area.panel(), at);
      double x = area.toX(readout.x());
      if (x >= frame.x() && x <= frame.right()) {
        surface.line(metrics.sharp(x), frame.y(), metrics.sharp(x), frame.bottom(), hair);
        dots(area, x, readout);
        table(area, x, nearest(area, readout, height), more);
      }
    }
  }

  /**
   * The nearest values, as many as fit into the panel below a heading and above the number of the
   * others.
   */
  private Readout nearest(PlotArea area, Readout readout, double height) {
    double room = area.frame().height() - 4 * metrics.gap();
    int most = (int) Math.max(1, room / (ROW * metrics.fontSize()) - 2);
    if (readout.values().size() <= most + 1) {
      return readout;
    }
    List<Readout.Value> near = new ArrayList<>(readout.values());
    if (!Double.isNaN(height)) {
      near.sort(Comparator.comparingDouble(one -> Math.abs(area.toY(one.y()) - height)));
    }
    List<Readout.Value> kept = near.subList(0, most);
    return new Readout(readout.x(), readout.values().stream().filter(kept::contains).toList());
  }

  private void dots(PlotArea area, double x, Readout readout) {
    for (Readout.Value value : readout.values()) {
      double y = area.toY(value.y());
      if (area.frame().contains(x, y)) {
        Rgb colour = colour(value.style().colour());
        Discs.ring(surface, x, y, DOT_RADIUS, colour, colour);
      }
    }
  }

  /** The values beside the cursor, at the end away from the curves and off the legend. */
  private void table(PlotArea area, double x, Readout readout, String more) {
    double font = metrics.fontSize();
    List<String> rows = rows(area, readout);
    int left = Readout.of(area.panel(), readout.x()).values().size() - readout.values().size();
    if (left > 0) {
      rows.add(more.replace("{0}", Integer.toString(left)));
    }
    double text = rows.stream().mapToDouble(OverlayPainter::width).max().orElse(0) * font;
    double width = text + SAMPLE + 4 * metrics.gap();
    double height = rows.size() * ROW * font + 2 * metrics.gap();
    LayoutBox box = place(area, x, width, height, highest(area, readout));
    double edge = box.x();
    double top = box.y();
    surface.fill(edge, top, width, height, colour(ColourRole.PANEL), BACKGROUND_OPACITY);
    for (int i = 0; i < rows.size(); i++) {
      double y = top + metrics.gap() + (i + 0.5) * ROW * font;
      double base = y + Typeface.CAP_HEIGHT * font / 2;
      if (i > 0 && i <= readout.values().size()) {
        Rgb colour = colour(readout.values().get(i - 1).style().colour());
        surface.line(
            edge + metrics.gap(), y, edge + metrics.gap() + SAMPLE, y, LineStroke.solid(colour, 3));
      }
      double textX = edge + SAMPLE + 2 * metrics.gap();
      surface.text(RichText.plain(rows.get(i)), textX, base, font, ink(), 0);
    }
  }

  /**
   * The first position that does not cover the legend: this end, next to the legend, the other end;
   * on either side.
   */
  private LayoutBox place(PlotArea area, double x, double width, double height, boolean low) {
    LayoutBox frame = area.frame();
    double upper = frame.y() + metrics.gap();
    double lower = frame.bottom() - height - metrics.gap();
    List<LayoutBox> places = new ArrayList<>();
    for (double left : sides(frame, x, width)) {
      places.add(new LayoutBox(left, low ? lower : upper, width, height));
      places.add(
          new LayoutBox(left, besideLegend(low ? lower : upper, height, low), width, height));
      places.add(new LayoutBox(left, low ? upper : lower, width, height));
    }
    return places.stream()
        .filter(box -> frame.contains(box.x(), box.y()) && !onLegend(box))
        .findFirst()
        .orElse(places.get(0));
  }

  private double besideLegend(double otherwise, double height, boolean above) {
    return layout
        .legend()
        .map(legend -> legend.box())
        .map(box -> above ? box.y() - height - metrics.gap() : box.bottom() + metrics.gap())
        .orElse(otherwise);
  }

  private boolean onLegend(LayoutBox box) {
    return layout
        .legend()
        .map(legend -> legend.box())
        .filter(other -> box.x() < other.right() && other.x() < box.right())
        .filter(other -> box.y() < other.bottom() && other.y() < box.bottom())
        .isPresent();
  }

  /** Candidate positions: first the side of the cursor with more space, then the other. */
  private double[] sides(LayoutBox frame, double x, double width) {
    double right = x + 2 * metrics.gap();
    double left = x - 2 * metrics.gap() - width;
    boolean roomRight = right + width <= frame.right();
    boolean roomLeft = left >= frame.x();
    if (roomRight && roomLeft) {
      boolean first = x < frame.x() + frame.width() / 2;
      return first ? new double[] {right, left} : new double[] {left, right};
    }
    double within = Math.max(frame.x(), Math.min(right, frame.right() - width));
    // wider than its panel: over the margin rather than beyond the figure
    double shown = Math.max(0, Math.min(within, layout.width() - width));
    return new double[] {roomRight ? right : roomLeft ? left : shown};
  }

  /** Whether the curves are in the upper half at the cursor. */
  private static boolean highest(PlotArea area, Readout readout) {
    double middle = area.frame().y() + area.frame().height() / 2;
    long above = readout.values().stream().filter(value -> area.toY(value.y()) < middle).count();
    return above * 2 > readout.values().size();
  }

  private static List<String> rows(PlotArea area, Readout readout) {
    List<String> rows = new ArrayList<>();
    rows.add(readout.title(area.panel()));
    readout.values().forEach(value -> rows.add(value.text() + "  " + shortened(value.name())));
    return rows;
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static double width(String text) {
    return RichText.plain(text).width();
  }

  void selection(LayoutBox box) {
    Rgb colour = colour(ColourRole.SELECTION);
    surface.fill(box.x(), box.y(), box.width(), box.height(), colour, 0.15);
    surface.polyline(
        new double[] {box.x(), box.right(), box.right(), box.x(), box.x()},
        new double[] {box.y(), box.y(), box.bottom(), box.bottom(), box.y()},
        LineStroke.solid(colour, metrics.frameWidth()));
  }

  void brush(BrushCursor brush) {
    double radius = brush.radius();
    Discs.outline(
        surface, brush.x(), brush.y(), radius, LineStroke.solid(ink(), metrics.frameWidth()));
  }

  private Rgb ink() {
    return colour(ColourRole.INK);
  }

  private Rgb colour(ColourRole role) {
    return metrics.theme().colour(role);
  }
}
