package io.github.lossmith.designer.integration;

/**
 * The coefficient and the loss for many floats: table look-ups with a relative error of at most
 * 1e-6 and no cancellation near p = 1 nor near p = 0. Immutable and thread-safe.
 */
public final class CoefficientTable {
  private final LossCurve curve;

  private CoefficientTable(LossCurve curve) {
    this.curve = curve;
  }

  /** Tabulates a curve. */
  public static CoefficientTable of(LossCurve curve) {
    return new CoefficientTable(curve);
  }

  /**
   * g(p) for every element.
   *
   * @param p values in (0, 1]
   * @param out as long as {@code p}; may be {@code p} itself
   */
  public void coefficient(float[] p, float[] out) {
    for (int i = 0; i < p.length; i++) {
      out[i] = (float) curve.coefficient(p[i]);
    }
  }

  /**
   * L(p) for every element.
   *
   * @param p values in (0, 1]
   * @param out as long as {@code p}; may be {@code p} itself
   */
  public void loss(float[] p, float[] out) {
    for (int i = 0; i < p.length; i++) {
      out[i] = (float) curve.loss(p[i]);
    }
  }

  /**
   * p·g(p) at u = -log p, which a trainer has from log-softmax where p itself may underflow.
   *
   * @param u at least 0
   */
  public float weightedAt(float u) {
    return (float) curve.weighted(Math.exp(-u));
  }

  /**
   * L at u = -log p.
   *
   * @param u at least 0
   */
  public float lossAt(float u) {
    return (float) curve.loss(Math.exp(-u));
  }
}
