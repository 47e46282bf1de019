package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.integration.LossCurve;

/** The quantity that a panel shows over the probability p. */
public enum Quantity {
  COEFFICIENT("coefficient", "d*L*/d*p*", 0.1),
  LOSS("loss", "*L*(*p*)", 0.01),
  LOGIT_GRADIENT("logitGradient", "d*L*/d*z*", 0.02),
  /** p·g(p), the gradient at the logit without the factor 1 - p. */
  WEIGHTED("weighted", "*p*·d*L*/d*p*", 0.02);

  private final String key;
  private final String label;
  private final double leastTypical;

  Quantity(String key, String label, double leastTypical) {
    this.key = key;
    this.label = label;
    this.leastTypical = leastTypical;
  }

  /** The key of the quantity's panel. */
  public String key() {
    return key;
  }

  /** The label of the y axis, in the notation of rich text. */
  public String label() {
    return label;
  }

  /** The p from which on a panel should show most curves, poles being cut off to its left. */
  double leastTypical() {
    return leastTypical;
  }

  /** The value at p in (0, 1]. */
  public double of(LossCurve curve, double p) {
    return switch (this) {
      case COEFFICIENT -> curve.coefficient(p);
      case LOSS -> curve.loss(p);
      case LOGIT_GRADIENT -> curve.logitGradient(p);
      case WEIGHTED -> curve.weighted(p);
    };
  }
}
