package io.github.lossmith.app.design.figure;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.text.RichText;
import java.util.Locale;
import java.util.stream.IntStream;

/** How p lies along the panels. */
enum ProbabilityAxis {
  LINEAR,
  LOG,
  LOGIT;

  /** The smallest p of an axis that never comes to 0; the logit's ends so far from 1 as well. */
  static final double LEAST = 1e-4;

  /** The scale of a name in the settings; linear where there is none. */
  static ProbabilityAxis named(String name) {
    for (ProbabilityAxis across : values()) {
      if (across.key().equals(name)) {
        return across;
      }
    }
    return LINEAR;
  }

  /** The name in the settings and in the keys of texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  FigureAxis axis() {
    RichText label = RichText.marked("*p*");
    return switch (this) {
      case LINEAR -> FigureAxis.of(label, AxisScale.linear(), 0, 1);
      case LOG -> FigureAxis.of(label, AxisScale.log(), LEAST, 1);
      case LOGIT -> FigureAxis.of(label, AxisScale.logit(), LEAST, 1 - LEAST);
    };
  }

  /** Increasing p, evenly along the axis and a decade beyond the ends that it does not reach. */
  double[] places(int steps) {
    FigureAxis axis = axis();
    AxisScale scale = axis.scale();
    double from = this == LINEAR ? LEAST : LEAST / 10;
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
