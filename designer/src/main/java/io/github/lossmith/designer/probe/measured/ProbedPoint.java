package io.github.lossmith.designer.probe.measured;

/**
 * What a loss gave at one p.
 *
 * @param s log(p/(1-p)), any finite number
 * @param gradient dL/dz of the target's logit towards the true side, by autograd; NaN or an
 *     infinity as it was measured
 * @param difference the same by finite differences of the value; NaN where it was not measured
 * @param loss the value
 * @param rest how far the other logits' gradients are from -dL/dz_t·p_k/(1-p_t), as a share of
 *     |dL/dz_t|; NaN where there are none
 */
public record ProbedPoint(double s, double gradient, double difference, double loss, double rest) {
  /** log((1-p)/p) at p = 1e-9, the end of the sweep. */
  public static final double EDGE = 20.8;

  /** p. */
  public double p() {
    return sigmoid(s);
  }

  /** 1 - p, without rounding p first. */
  public double distance() {
    return sigmoid(-s);
  }

  /** p·g(p) = dL/dz_t / (1 - p). */
  public double weighted() {
    return gradient / distance();
  }

  /** Whether p lies in the sweep from 1e-9 to 1 - 1e-9, and not at a logit beyond. */
  public boolean isInside() {
    return Math.abs(s) <= EDGE;
  }

  public static double sigmoid(double s) {
    return s >= 0 ? 1 / (1 + Math.exp(-s)) : Math.exp(s) / (1 + Math.exp(s));
  }
}
