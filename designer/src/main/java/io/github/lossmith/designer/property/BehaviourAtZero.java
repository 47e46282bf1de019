package io.github.lossmith.designer.property;

/**
 * How g behaves as p → 0: like c·p^-order·(-log p)^logPower. The three numbers are determined from
 * three values of p, as small as g can be computed.
 *
 * @param order of the pole, at least 0; NaN where g has no such behaviour
 * @param logPower the power of -log p beside it
 * @param limit of p·g(p) as far as it was followed
 */
record BehaviourAtZero(double order, double logPower, double limit) {
  /** Values of p so small that only the leading term is left; 1e-140 squared is still a double. */
  private static final double[] DEEP = {1e-35, 1e-70, 1e-140};

  /** Values of p for coefficients that overflow, cancel or oscillate further down. */
  private static final double[] SHALLOW = {1e-5, 3e-7, 1e-8};

  /** How far the logarithm of g may be off between the three places. */
  private static final double FITS = 0.05;

  /** How far the order of a g without a pole may fall below 0 by its other terms. */
  private static final double WHOLE = 1e-3;

  /**
   * Taken for a whole number: the fit is off by as much where (log p)² stands beside a constant. At
   * 1e-4 nine of 362 orders come out as 1.9997, at 0.02 a power p^-0.99 as 1/p.
   */
  private static final double SMALL = 2e-3;

  /** Of g: an order is then known to 1e-7. */
  private static final double EXACT = 1e-6;

  static BehaviourAtZero of(RoundedCoefficient g) {
    BehaviourAtZero deep = fit(g, DEEP);
    // A higher power of log p is taken for a failed fit, for example where g underflows.
    boolean likely = deep.order > -WHOLE && Math.abs(deep.logPower) < 20;
    BehaviourAtZero fitted = likely ? deep : fit(g, SHALLOW);
    return new BehaviourAtZero(
        Math.max(0, snapped(fitted.order)), snapped(fitted.logPower), fitted.limit);
  }

  private static double snapped(double value) {
    double near = Math.rint(value * 1000) / 1000;
    double whole = Math.rint(value);
    return Math.abs(value - whole) < SMALL ? whole : Math.abs(value - near) < 1e-4 ? near : value;
  }

  private static BehaviourAtZero fit(RoundedCoefficient g, double[] p) {
    double[] y = new double[p.length];
    double[] u = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      y[i] = logarithm(g, p[i]);
      u[i] = -Math.log(p[i]);
    }
    double du1 = u[1] - u[0];
    double du2 = u[2] - u[1];
    double slope1 = (y[1] - y[0]) / du1;
    double slope2 = (y[2] - y[1]) / du2;
    double log1 = Math.log(u[1] / u[0]) / du1;
    double log2 = Math.log(u[2] / u[1]) / du2;
    double logPower = (slope1 - slope2) / (log1 - log2);
    double order = slope1 - logPower * log1;
    boolean known = Double.isFinite(order) && Double.isFinite(logPower);
    for (int i = 0; i + 1 < p.length && known; i++) {
      double between = Math.sqrt(p[i]) * Math.sqrt(p[i + 1]);
      double wanted = logarithm(g, between);
      double v = -Math.log(between);
      double fitted = y[i] + order * (v - u[i]) + logPower * Math.log(v / u[i]);
      known = Math.abs(wanted - fitted) <= FITS;
    }
    return known
        ? new BehaviourAtZero(order, logPower, g.weighted(p[p.length - 1]).value())
        : new BehaviourAtZero(Double.NaN, Double.NaN, Double.NaN);
  }

  /** log |g(p)|, NaN where rounding hides it. */
  private static double logarithm(RoundedCoefficient g, double p) {
    RoundedValue value = g.at(p);
    return value.isExactTo(EXACT) ? Math.log(Math.abs(value.value())) : Double.NaN;
  }

  /** Whether p·g(p) stays bounded. */
  boolean isBounded() {
    return !(order > 1 || (order == 1 && logPower > 0));
  }

  /** The word for L: {@code finite}, {@code logarithmic} or {@code power}. */
  String loss() {
    if (order > 1) {
      return "power";
    }
    return order == 1 && logPower >= -1 ? "logarithmic" : "finite";
  }

  /** Whether p·g(p) tends to a number other than 0. */
  boolean hasLimit() {
    return order == 1 && logPower == 0;
  }
}
