package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Tick;
import java.util.List;

/**
 * The position of a panel and the mapping of its values to the surface.
 *
 * @param frame the rectangle that the axes span
 */
public record PlotArea(FigurePanel panel, LayoutBox frame, List<Tick> xTicks, List<Tick> yTicks) {
  public PlotArea {
    xTicks = List.copyOf(xTicks);
    yTicks = List.copyOf(yTicks);
  }

  /** The coordinate of a value of the x axis; NaN outside the scale's domain. */
  public double toX(double value) {
    return frame.x() + frame.width() * panel.x().fraction(value);
  }

  /** The coordinate of a value of the y axis; NaN outside the scale's domain. */
  public double toY(double value) {
    return frame.bottom() - frame.height() * panel.y().fraction(value);
  }

  /** The x value at a place of the surface. */
  public double valueX(double x) {
    return panel.x().value((x - frame.x()) / frame.width());
  }

  /** The y value at a place of the surface. */
  public double valueY(double y) {
    return panel.y().value((frame.bottom() - y) / frame.height());
  }

  /** How the x axis lies on the surface. */
  AxisMapping across() {
    return new AxisMapping(panel.x(), frame.x(), frame.width());
  }

  /** How the y axis lies on the surface. */
  AxisMapping upwards() {
    return new AxisMapping(panel.y(), frame.bottom(), -frame.height());
  }
}
