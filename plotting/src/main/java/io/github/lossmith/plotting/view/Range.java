package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.Axis;

/** The ends of what an axis shows. */
public record Range(double from, double to) {
  /** What an axis shows now. */
  static Range of(Axis axis) {
    return new Range(axis.from(), axis.to());
  }

  /** The axis over this range; as it is where its scale cannot show the range. */
  Axis on(Axis axis) {
    double span = axis.scale().forward(to) - axis.scale().forward(from);
    return span > 0 && Double.isFinite(span) ? axis.over(from, to) : axis;
  }
}
