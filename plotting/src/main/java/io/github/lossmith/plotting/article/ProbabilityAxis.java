package io.github.lossmith.plotting.article;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.text.RichText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The scale of p along the panels of a figure. */
public enum ProbabilityAxis {
  LINEAR,
  LOG,
  LOGIT;

  /** The smallest p of an axis that does not reach 0; the logit axis ends as far from 1. */
  public static final double LEAST = 1e-4;

  /** The scale of a {@link #key}. */
  public static Optional<ProbabilityAxis> named(String key) {
    return Arrays.stream(values()).filter(axis -> axis.key().equals(key)).findFirst();
  }

  /** The name in options, settings and message keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The axis: linear over [0, 1], otherwise without the ends that the scale cannot show. */
  public FigureAxis axis() {
    RichText label = RichText.marked("*p*");
    return switch (this) {
      case LINEAR -> FigureAxis.of(label, AxisScale.linear(), 0, 1);
      case LOG -> FigureAxis.of(label, AxisScale.log(), LEAST, 1);
      case LOGIT -> FigureAxis.of(label, AxisScale.logit(), LEAST, 1 - LEAST);
    };
  }

  /**
   * The values of p at which a curve is sampled, increasing, evenly spaced along the axis and one
   * decade beyond the ends that it cannot show. Not for the linear axis, on which small p are
   * sampled more densely.
   */
  double[] places(int steps) {
    AxisScale scale = axis().scale();
    double from = LEAST / 10;
    double to = this == LOGIT ? 1 - LEAST / 10 : 1;
    double first = scale.forward(from);
    double last = scale.forward(to);
    double[] places =
        IntStream.rangeClosed(0, steps)
            .mapToDouble(i -> scale.backward(first + (last - first) * i / steps))
            .toArray();
    places[steps] = to;
    return places;
  }
}
