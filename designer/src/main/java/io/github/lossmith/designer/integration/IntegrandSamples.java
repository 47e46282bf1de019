package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.Undefined;
import io.github.lossmith.designer.problem.Problem;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Values of an integrand; where one is not finite, those of its neighbours. */
final class IntegrandSamples {
  /** Largest value; for greater ones sums over a panel and their products with a width overflow. */
  private static final double LARGEST = 1e300;

  /** 8,192 spacings of doubles, wide enough to leave the rounding around 0/0. */
  private static final double NUDGE = 0x1p-40;

  /** Enough to reach the spacing of doubles. */
  private static final int BISECTIONS = 60;

  /**
   * The end of a gap is looked for in steps of 1/257 of the way to 0 or 1; 40 more come as near to
   * that as 2^-48.
   */
  private static final int EVEN_STEPS = 256;

  private static final int STEPS = EVEN_STEPS + 40;

  private IntegrandSamples() {}

  /**
   * dL/ds; at a single point without a value (0/0, or an integrable infinity) that of its
   * neighbourhood.
   *
   * @throws Unintegrable where g is not a number on an interval
   */
  static double value(Integrand integrand, double s) {
    double value = integrand.at(s);
    if (Math.abs(value) > LARGEST && Double.isFinite(value)) {
      throw outside(integrand, s, "tooLarge", IntegrandSamples::isUsable);
    }
    return Double.isFinite(value) ? value : nearby(integrand, s);
  }

  /** Whether sums and products of such values stay finite. */
  static boolean isUsable(double value) {
    return Math.abs(value) <= LARGEST;
  }

  private static double nearby(Integrand integrand, double s) {
    double nudge = Math.max(s * NUDGE, 8 * integrand.rounding(s));
    double left = integrand.at(s - nudge);
    double right = integrand.at(s + nudge);
    if (Double.isFinite(left) && Double.isFinite(right)) {
      Singularity.refusePole(integrand, s, nudge);
      return (left + right) / 2;
    }
    double p = integrand.probability(s);
    if (integrand.coefficient().isLostInRounding(p)) {
      throw new Unintegrable("lost", MessageNumbers.probability(p));
    }
    if (Double.isNaN(integrand.at(s))) {
      throw undefined(integrand, s);
    } else if (Double.isNaN(left) || Double.isNaN(right)) {
      throw undefined(integrand, Double.isNaN(left) ? s - nudge : s + nudge);
    }
    throw outside(integrand, s, "infinite", Double::isFinite);
  }

  private static Unintegrable undefined(Integrand integrand, double s) {
    Problem why =
        integrand
            .coefficient()
            .undefined(integrand.probability(s))
            .map(known -> Problem.of("designer.undefined." + key(known.reason()), known.part()))
            .orElseGet(() -> Problem.of("designer.undefined.unknown"));
    return outside(integrand, s, "undefined", Double::isFinite, why);
  }

  private static String key(Undefined.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static Unintegrable outside(
      Integrand integrand, double s, String key, DoublePredicate good, Problem... why) {
    double p = integrand.probability(s);
    DoublePredicate usable = q -> good.test(integrand.at(integrand.variable(q)));
    String low = MessageNumbers.probability(edge(usable, p, 0));
    String high = MessageNumbers.probability(edge(usable, p, 1));
    if (why.length > 0) {
      return new Unintegrable(key, low, high, why[0]);
    }
    return low.equals(high) ? new Unintegrable(key + "At", low) : new Unintegrable(key, low, high);
  }

  /** Where, from p towards 0 or 1, usable values begin; 0 or 1 if there are none. */
  private static double edge(DoublePredicate usable, double p, double end) {
    double bad = p;
    double good = p;
    for (int i = 1; i <= STEPS && !usable.test(good); i++) {
      bad = good;
      good = p + (end - p) * fraction(i);
    }
    if (!usable.test(good)) {
      return end;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (bad + good) / 2;
      if (usable.test(middle)) {
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
}
