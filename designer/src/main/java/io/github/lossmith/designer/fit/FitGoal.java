package io.github.lossmith.designer.fit;

import java.util.OptionalDouble;

/**
 * What a fitted coefficient is to do.
 *
 * @param hardShare the share of the pull that the examples with p &lt; 0.5 get together, in (0, 1),
 *     spread evenly over their tenths, the rest evenly over the easy tenths; empty: every tenth of
 *     p that has examples gets the same
 * @param smoothness λ, at least 0: 0 reaches each tenth exactly; larger ones give way to a smooth
 *     curve, but for the hard share, which is always kept; at 1 a curvature of log|g| over a logit
 *     weighs as much as a tenth that pulls e times what it should
 * @param monotone whether |g| may not increase towards p = 1
 */
public record FitGoal(OptionalDouble hardShare, double smoothness, boolean monotone) {
  /** The largest smoothness: the curve is a straight line of log|g| over the logit to 1e-6. */
  public static final double MOST_SMOOTHNESS = 1e6;

  /**
   * @throws IllegalArgumentException if the share is not in (0, 1) or the smoothness not in [0,
   *     1e6]
   */
  public FitGoal {
    double share = hardShare.orElse(0.5);
    if (!(share > 0 && share < 1) || !(smoothness >= 0 && smoothness <= MOST_SMOOTHNESS)) {
      throw new IllegalArgumentException(share + ", " + smoothness);
    }
  }

  /** The same pull for every tenth, exactly. */
  public static FitGoal equalTenths() {
    return new FitGoal(OptionalDouble.empty(), 0, false);
  }

  /** A share for the hard examples, with little curvature. */
  public static FitGoal hard(double share) {
    return new FitGoal(OptionalDouble.of(share), 1, false);
  }

  /** Another smoothness. */
  public FitGoal smooth(double changed) {
    return new FitGoal(hardShare, changed, monotone);
  }

  /** The same with |g| not increasing towards p = 1. */
  public FitGoal falling() {
    return new FitGoal(hardShare, smoothness, true);
  }
}
