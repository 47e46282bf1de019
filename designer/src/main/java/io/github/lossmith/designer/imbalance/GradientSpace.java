package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;

/** The variable by which the loss is differentiated. */
public enum GradientSpace {
  /** dL/dp = g(p), as in the paper. */
  COEFFICIENT("coefficient"),
  /** dL/dz = p(1-p)g(p), the gradient at a sigmoid's logit. */
  LOGIT("logit");

  private final String key;

  GradientSpace(String key) {
    this.key = key;
  }

  /** The key in JSON. */
  public String key() {
    return key;
  }

  /** The gradient of one example; 0 in logit space at p = 1. */
  public double gradient(ScaleCoefficient coefficient, double p) {
    if (this == COEFFICIENT) {
      return coefficient.at(p);
    }
    return p == 1 ? 0 : (1 - p) * coefficient.weighted(p);
  }
}
