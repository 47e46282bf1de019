package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;

/**
 * How g behaves as p → 1: like c·(1-p)^exponent.
 *
 * @param limit g(1), which may be infinite, or NaN where there is none
 * @param exponent the power of 1 - p; 0 where g tends to a number
 * @param isIntegrable whether there is an integral up to p = 1
 */
record BehaviourAtOne(double limit, double exponent, boolean isIntegrable) {
  private static final String DIVERGES = "designer.integration.divergesAtOne";

  /**
   * The exponent is measured over the ten octaves between; from 2^-16 and to 2^-48 it is the same.
   */
  private static final double FAR = 0x1p-26;

  /** Beyond, the rounding of 1 - p exceeds 1e-5 of it. */
  private static final double NEAR = 0x1p-36;

  /**
   * A smaller exponent is none, but the slope of a g that tends to a number; 1e-2 and 1e-5 give the
   * same verdicts.
   */
  private static final double FLAT = 1e-3;

  static BehaviourAtOne of(ScaleCoefficient g, Outcome<LossCurve> curve) {
    double far = Math.abs(g.at(1 - FAR));
    double near = Math.abs(g.at(1 - NEAR));
    double exponent = Math.log(near / far) / Math.log(NEAR / FAR);
    boolean diverges = curve.failure().map(problem -> problem.key().equals(DIVERGES)).orElse(false);
    boolean regular = !Double.isFinite(exponent) || Math.abs(exponent) < FLAT;
    // The measured exponent is accurate to about 1e-5, see NEAR.
    double power = regular ? 0 : Math.rint(exponent * 1e4) / 1e4;
    return new BehaviourAtOne(limit(g, power), power, !diverges && power > -1);
  }

  private static double limit(ScaleCoefficient g, double power) {
    double value = g.at(1);
    if (!Double.isNaN(value)) {
      return value;
    }
    double near = g.at(1 - NEAR);
    return power == 0 ? near : power > 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, near);
  }
}
