package io.github.lossmith.designer.integration;

/**
 * The losses beyond the last panel, at values of p so small that g(p) overflows a double: dL/du is
 * continued as the power of u that it was before.
 */
final class ZeroEndExtrapolation {
  /** The p below which an overflow of g is expected; for greater p it is an error. */
  private static final double SMALL = 1e-12;

  /** The smallest p in single precision. */
  private static final double SMALLEST_FLOAT = Float.MIN_VALUE;

  /** e^-708 is about the smallest normal double. */
  private static final double LAST = 708;

  /** Beyond the last panel such a dL/du soon overflows. */
  private static final double OVERFLOWING = 1e100;

  /** Relative to the extrapolated part, whose power of u is measured over one octave. */
  private static final double UNCERTAINTY = 0.1;

  private ZeroEndExtrapolation() {}

  /**
   * The greatest u up to which dL/du can be computed.
   *
   * @throws Unintegrable if that ends within p ≥ 1e-12, or is not a number within floats
   */
  static double end(Integrand integrand) {
    double good = integrand.variable(SMALL);
    double bad = LAST;
    // Steps of a factor of 5e8 in p; bisection then finds the end.
    for (double u = good; u <= LAST && isComputable(integrand, u); u += 20) {
      good = u;
    }
    if (isComputable(integrand, LAST)) {
      return LAST;
    }
    while (bad - good > 1e-6) {
      double middle = (good + bad) / 2;
      if (isComputable(integrand, middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private static boolean isComputable(Integrand integrand, double u) {
    double value = integrand.at(u);
    boolean floats = integrand.probability(u) >= SMALLEST_FLOAT;
    if (Double.isNaN(value) && floats) {
      IntegrandSamples.value(integrand, u);
    }
    return IntegrandSamples.isUsable(value);
  }

  /** L at u beyond the end of the panels. */
  static double loss(AdaptivePanels panels, double u, double density, double densityAtHalf) {
    if (Math.abs(density) > OVERFLOWING) {
      return Math.copySign(Double.POSITIVE_INFINITY, density);
    }
    return panels.total() + extra(panels.end(), u, density, densityAtHalf);
  }

  /** A generous bound of its error. */
  static double bound(AdaptivePanels panels, double u, double density, double densityAtHalf) {
    double extra = Math.abs(extra(panels.end(), u, density, densityAtHalf));
    return panels.totalBound() + UNCERTAINTY * extra;
  }

  /** dL/du at u beyond the end of the panels. */
  static double density(double end, double u, double density, double densityAtHalf) {
    return density * Math.pow(u / end, power(density, densityAtHalf));
  }

  private static double extra(double end, double u, double density, double densityAtHalf) {
    double power = power(density, densityAtHalf);
    return end * density / (power + 1) * Math.expm1((power + 1) * Math.log(u / end));
  }

  private static double power(double density, double densityAtHalf) {
    double measured = Math.log(density / densityAtHalf) / Math.log(2);
    return Double.isFinite(measured) ? Math.max(0, measured) : 0;
  }
}
