package io.github.lossmith.app.train.search;

import io.github.lossmith.plotting.figure.Series;
import java.util.Locale;

/** What the curves of candidates show. */
enum CurveScale {
  /** The coefficient's size, |dL/dp|. */
  COEFFICIENT("|d*L*/d*p*|"),
  /** What is searched, -p·dL/dp; 1 for CE. */
  WEIGHT("*p*·|d*L*/d*p*|");

  private final String label;

  CurveScale(String label) {
    this.label = label;
  }

  /** The label of the axis, in the notation of rich text. */
  String label() {
    return label;
  }

  Series of(CandidateCurve curve) {
    return this == COEFFICIENT ? curve.size() : curve.weight();
  }

  /** The name for message keys. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
