package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.FigureAxis;

/** Maps the values of one axis to the surface. */
final class AxisMapping {
  private final AxisScale scale;
  private final boolean linear;
  private final double offset;
  private final double factor;

  /**
   * Maps the lower end of the axis to {@code start} and the upper one to {@code start + length}.
   *
   * @param length below 0 where the axis runs against the surface's
   */
  AxisMapping(FigureAxis axis, double start, double length) {
    scale = axis.scale();
    linear = scale instanceof AxisScale.Linear;
    double from = scale.forward(axis.from());
    factor = length / (scale.forward(axis.to()) - from);
    offset = start - factor * from;
  }

  /** The coordinate of a value; NaN outside the scale's domain. */
  double of(double value) {
    return offset + factor * (linear ? value : scale.forward(value));
  }
}
