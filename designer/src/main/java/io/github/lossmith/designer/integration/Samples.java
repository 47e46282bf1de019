package io.github.lossmith.designer.integration;

/** Values of an integrand, with a look around where they are not finite. */
final class Samples {
  private static final double NUDGE = 0x1p-40;
  private static final int BISECTIONS = 60;
  private static final int EVEN_STEPS = 256;
  private static final int STEPS = EVEN_STEPS + 40;

  private Samples() {}

  /**
   * dL/ds; at a single point without a value (0/0, or an integrable infinity) that of its
   * neighbourhood.
   *
   * @throws Unintegrable where g is not a number on an interval
   */
  static double value(Integrand integrand, double s) {
    double value = integrand.at(s);
    return Double.isFinite(value) ? value : nearby(integrand, s);
  }

  private static double nearby(Integrand integrand, double s) {
    double nudge = Math.max(s * NUDGE, 8 * integrand.rounding(s));
    double left = integrand.at(s - nudge);
    double right = integrand.at(s + nudge);
    if (Double.isFinite(left) && Double.isFinite(right)) {
      Singularity.refusePole(integrand, s, nudge);
      return (left + right) / 2;
    }
    throw undefined(integrand, s);
  }

  private static Unintegrable undefined(Integrand integrand, double s) {
    double p = integrand.probability(s);
    String low = Printed.probability(edge(integrand, p, 0));
    String high = Printed.probability(edge(integrand, p, 1));
    String key = Double.isNaN(integrand.at(s)) ? "undefined" : "infinite";
    return new Unintegrable(key, low, high);
  }

  /** Where, from p towards 0 or 1, finite values begin; 0 or 1 if nowhere. */
  private static double edge(Integrand integrand, double p, double end) {
    double bad = p;
    double good = p;
    for (int i = 1; i <= STEPS && !isFinite(integrand, good); i++) {
      bad = good;
      good = p + (end - p) * fraction(i);
    }
    if (!isFinite(integrand, good)) {
      return end;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (bad + good) / 2;
      if (isFinite(integrand, middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return bad;
  }

  /** Evenly at first, then closing in on the end. */
  private static double fraction(int i) {
    return i <= EVEN_STEPS ? i / (EVEN_STEPS + 1.0) : 1 - Math.scalb(1.0, EVEN_STEPS - 8 - i);
  }

  private static boolean isFinite(Integrand integrand, double p) {
    return Double.isFinite(integrand.at(integrand.variable(p)));
  }
}
