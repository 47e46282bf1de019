package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.FigureAxis;

/** The ends of what an axis shows. */
public record AxisRange(double from, double to) {
  /** What an axis shows now. */
  static AxisRange of(FigureAxis axis) {
    return new AxisRange(axis.from(), axis.to());
  }

  /** The axis over this range; as it is where its scale cannot show the range. */
  FigureAxis on(FigureAxis axis) {
    double span = axis.scale().forward(to) - axis.scale().forward(from);
    return span > 0 && Double.isFinite(span) ? axis.over(from, to) : axis;
  }
}
