package io.github.lossmith.designer.property;

/** The properties that are examined of a scale coefficient g(p) = dL/dp. */
public enum CoefficientProperty {
  /** g &lt; 0 on (0, 1): a better p has a lower loss. */
  SIGN("sign"),
  /** g does not decrease towards p = 1, the same as: L is convex in p. */
  MONOTONE("monotone"),
  /** g(p) → 0 as p → 1: the gradient of easy examples vanishes. The paper's decisive property. */
  VANISHES_AT_ONE("vanishesAtOne"),
  /** The order of g's pole at p = 0; 0 where there is none. */
  POLE_ORDER_AT_ZERO("poleOrderAtZero"),
  /** How L behaves as p → 0: finite, logarithmic or power. */
  LOSS_AT_ZERO("lossAtZero"),
  /** p·g(p) stays bounded as p → 0, and with it dL/dz. */
  LOGIT_GRADIENT_BOUNDED("logitGradientBounded"),
  /** g has an integral up to p = 1. */
  INTEGRABLE("integrable"),
  /** g is continuous and finite on (0, 1]. */
  CONTINUOUS("continuous"),
  /** The greatest |dL/dz| = p(1-p)|g(p)| of a sigmoid, and where it is. */
  MAX_LOGIT_GRADIENT("maxLogitGradient"),
  /** g(0.9)/g(0.3): the weight of an easy example relative to a hard one. */
  EASY_TO_HARD("easyToHard"),
  /** p·g(p) is symmetric about 1/2: the loss is proper, its minimum is calibrated. */
  PROPER("proper"),
  /** The preset with the same gradient up to a factor. */
  SAME_AS("sameAs");

  private final String key;

  CoefficientProperty(String key) {
    this.key = key;
  }

  /** The key in JSON, which must not change. */
  public String key() {
    return key;
  }
}
