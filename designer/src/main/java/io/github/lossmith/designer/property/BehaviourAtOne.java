package io.github.lossmith.designer.property;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Set;

/**
 * How g behaves as p → 1: like c·(1-p)^exponent.
 *
 * @param limit of g(p), which may be infinite, or NaN where there is none or rounding hides it
 * @param exponent the power of 1 - p; 0 where g tends to a number, NaN where rounding hides it
 * @param odd g(1) where it is not the limit, else NaN
 * @param isIntegrable whether there is an integral up to p = 1
 */
record BehaviourAtOne(double limit, double exponent, double odd, boolean isIntegrable) {
  private static final Set<String> DIVERGES =
      Set.of("designer.integration.divergesAtOne", "designer.integration.noMinimum");

  /**
   * The exponent is measured over ten octaves from here; from 2^-38 and from 2^-22 it is the same.
   * Beyond, the rounding of 1 - p exceeds 1e-5 of it.
   */
  private static final double NEAR = 0x1p-36;

  /** Where rounding hides g, further from p = 1, but not so far that other terms have a say. */
  private static final double FURTHEST = 0x1p-18;

  private static final double OCTAVES = 0x1p10;

  /** The nearest to p = 1 where 1 + p is exact. */
  private static final double NEXT = 0x1p-50;

  /** Of |g|, for an exponent of four decimals. */
  private static final double EXACT = 1e-4;

  /**
   * A smaller exponent is none, but the slope of a g that tends to a number; 1e-2 and 1e-5 give the
   * same verdicts.
   */
  private static final double FLAT = 1e-3;

  /** Of the way from the limit to g(1): as near as a value beside p = 1 comes, if g leads there. */
  private static final double LEADS = 0.1;

  static BehaviourAtOne of(RoundedCoefficient g, Outcome<LossCurve> curve) {
    double x = place(g);
    double power = Double.isNaN(x) ? Double.NaN : power(g, x);
    double there = g.at(1).known();
    double limit = Double.isNaN(x) ? hiddenLimit(g) : limit(g, power, x);
    boolean leads = Double.isNaN(there) || Double.isNaN(limit) || leadsTo(g, there, limit);
    boolean diverges =
        curve.failure().map(problem -> DIVERGES.contains(problem.key())).orElse(false);
    return new BehaviourAtOne(
        Double.isNaN(there) || !leads ? limit : Double.isNaN(limit) ? limit : there,
        power,
        leads ? Double.NaN : there,
        !diverges && power > -1);
  }

  /** The x where g(1-x) is exact enough; NaN where there is none. */
  private static double place(RoundedCoefficient g) {
    for (double x = NEAR; x <= FURTHEST; x *= 64) {
      if (isKnown(g.at(1 - x)) && isKnown(g.at(1 - x * OCTAVES))) {
        return x;
      }
    }
    return Double.NaN;
  }

  private static boolean isKnown(RoundedValue value) {
    return value.isMissing() || value.isExactTo(EXACT);
  }

  private static double power(RoundedCoefficient g, double x) {
    double far = Math.abs(g.at(1 - x * OCTAVES).value());
    double near = Math.abs(g.at(1 - x).value());
    double exponent = Math.log(near / far) / -Math.log(OCTAVES);
    double digits = x == NEAR ? 1e4 : 1e2;
    boolean regular = !Double.isFinite(exponent) || Math.abs(exponent) < FLAT;
    return regular ? 0 : Math.rint(exponent * digits) / digits;
  }

  private static double limit(RoundedCoefficient g, double power, double x) {
    double near = g.at(1 - x).value();
    double extrapolated = x == NEAR ? near : 2 * near - g.at(1 - 2 * x).value();
    return power == 0
        ? extrapolated
        : power > 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, near);
  }

  /** 0 where rounding hides what g is near p = 1, but not that it is as good as 0. */
  private static double hiddenLimit(RoundedCoefficient g) {
    double most = Examination.NOTHING * g.size();
    return g.at(1).isWithin(most) && g.at(1 - NEAR).isWithin(most) ? 0 : Double.NaN;
  }

  /** g as near to p = 1 as it is known. */
  private static RoundedValue beside(RoundedCoefficient g) {
    double x = NEXT;
    while (x < NEAR && !isKnown(g.at(1 - x))) {
      x *= 16;
    }
    return g.at(1 - x);
  }

  /** Whether g(1) is what the values beside it tend to. */
  private static boolean leadsTo(RoundedCoefficient g, double there, double limit) {
    RoundedValue beside = beside(g);
    if (Double.isInfinite(there)) {
      return there == limit || there == beside.value();
    }
    double most = Examination.NOTHING * g.size() + beside.error() + g.at(1).error();
    double way = Double.isFinite(limit) ? Math.abs(there - limit) : Math.abs(there);
    return there == limit || Math.abs(there - beside.value()) <= LEADS * way + most;
  }
}
