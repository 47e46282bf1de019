package io.github.lossmith.designer.integration;

/** Decides about a point that no panel can resolve. */
final class Singularity {
  /** |s - s0|^a with a smaller exponent a is too steep to be integrated. */
  static final double STEEPEST = -0.9;

  /**
   * A smaller measured exponent means that there is no integral: true poles have a = -1, -2, ...
   */
  static final double CERTAIN = -0.998;

  /**
   * Distance of the near point, in widths of the last panel. At 4 and at 64 the same coefficients
   * are refused; the exponents that messages name differ slightly.
   */
  private static final double NEAR = 16;

  /** Twelve octaves farther, over which the exponent is measured. */
  private static final double FAR = 16 * 4096;

  /** Largest distance of the far point relative to s0, such that it still belongs to the pole. */
  private static final double FARTHEST = 0.1;

  private Singularity() {}

  /**
   * Refuses a pole at s0, located up to {@code width}: the order is the exponent of the growth
   * towards s0. Where the width is too large to tell, nothing is refused.
   *
   * @throws Unintegrable if the growth is not integrable
   */
  static void refusePole(Integrand integrand, double s0, double width) {
    if (FAR * width > FARTHEST * s0) {
      return;
    }
    double near = around(integrand, s0, NEAR * width);
    double far = around(integrand, s0, FAR * width);
    double exponent = Math.log(near / far) / Math.log(NEAR / FAR);
    if (near > far && exponent < STEEPEST) {
      String place = MessageNumbers.probability(integrand.probability(s0));
      throw exponent < CERTAIN
          ? new Unintegrable("pole", place)
          : new Unintegrable("hardPole", place, MessageNumbers.rounded(-exponent));
    }
  }

  private static double around(Integrand integrand, double s0, double distance) {
    double left = Math.abs(integrand.at(s0 - distance));
    double right = Math.abs(integrand.at(s0 + distance));
    return Math.max(Double.isFinite(left) ? left : 0, Double.isFinite(right) ? right : 0);
  }
}
