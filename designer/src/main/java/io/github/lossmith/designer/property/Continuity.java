package io.github.lossmith.designer.property;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether g is continuous and finite on (0, 1]. */
final class Continuity {
  /** A grid cell of the scan, at most 0.022 wide, is halved down to 1e-15. */
  private static final int HALVINGS = 44;

  /**
   * Times the neighbouring step: such a step is examined more closely. From 1.5 to 10 the same
   * coefficients are found to jump.
   */
  private static final double OUTLIER = 3;

  /** Ulps, 1e-12 of p: a condition is rounded by a few. */
  private static final int BESIDE = 4096;

  private final CoefficientScan scan;
  private final Outcome<LossCurve> curve;
  private final BehaviourAtOne one;

  Continuity(CoefficientScan scan, Outcome<LossCurve> curve, BehaviourAtOne one) {
    this.scan = scan;
    this.curve = curve;
    this.one = one;
  }

  PropertyFinding finding() {
    List<Interval> gaps = scan.where(RoundedValue::isMissing);
    if (!gaps.isEmpty()) {
      return fails(gaps, "gap");
    }
    List<Interval> pole = Obstacle.inside(curve.failure());
    if (!pole.isEmpty()) {
      return fails(pole, "pole");
    }
    List<Interval> jumps = jumps();
    if (!jumps.isEmpty()) {
      return fails(jumps, "jump");
    }
    if (Double.isInfinite(one.limit())) {
      return fails(List.of(Interval.at(1)), "infinite");
    }
    if (!Double.isNaN(one.odd())) {
      return fails(List.of(Interval.at(1)), Double.isInfinite(one.odd()) ? "gap" : "jump");
    }
    List<Interval> vague = scan.vague();
    if (!vague.isEmpty() || Double.isNaN(one.limit())) {
      return PropertyFinding.unclear(CoefficientProperty.CONTINUOUS, "continuous.unclear", vague);
    }
    return PropertyFinding.holds(CoefficientProperty.CONTINUOUS, "continuous.holds");
  }

  private static PropertyFinding fails(List<Interval> where, String how) {
    return PropertyFinding.fails(
        CoefficientProperty.CONTINUOUS, where, "continuous." + how, ReportNumbers.intervals(where));
  }

  /** Steps that keep their height under bisection. */
  private List<Interval> jumps() {
    List<Interval> jumps = new ArrayList<>();
    for (int i = 1; i + 2 < scan.size(); i++) {
      double step = Math.abs(scan.g(i + 1) - scan.g(i));
      double before = Math.abs(scan.g(i) - scan.g(i - 1));
      double after = Math.abs(scan.g(i + 2) - scan.g(i + 1));
      boolean odd = step > OUTLIER * before || step > OUTLIER * after;
      // Smaller steps are taken for rounding.
      if (odd && step > 1e-9 * Math.abs(scan.g(i))) {
        stays(i, step).ifPresent(place -> jumps.add(Interval.at(place)));
      }
    }
    return jumps.stream().distinct().toList();
  }

  private OptionalDouble stays(int i, double step) {
    double low = scan.p(i);
    double high = scan.p(i + 1);
    double atLow = scan.g(i);
    double atHigh = scan.g(i + 1);
    for (int halving = 0; halving < HALVINGS && Math.abs(atHigh - atLow) > step / 4; halving++) {
      double middle = (low + high) / 2;
      double value = scan.at(middle).value();
      if (middle <= low || middle >= high) {
        break;
      }
      if (Math.abs(value - atLow) > Math.abs(atHigh - value)) {
        high = middle;
        atHigh = value;
      } else {
        low = middle;
        atLow = value;
      }
    }
    boolean steep = Math.abs(atHigh - atLow) > step / 4 && high - low < 1e-9;
    boolean wide = scan.p(i + 1) - scan.p(i) > 16 * BESIDE * Math.ulp(high);
    return steep && (isCertain(low, high) || (wide && isAcross(low, high, step / 4)))
        ? OptionalDouble.of(CoefficientScan.tidy((low + high) / 2))
        : OptionalDouble.empty();
  }

  private boolean isCertain(double low, double high) {
    return exceedsErrors(scan.nearSwitch(low), scan.nearSwitch(high));
  }

  /**
   * At the place itself, the condition that makes the jump is rounded too; beside it, it is not.
   */
  private boolean isAcross(double low, double high, double least) {
    RoundedValue left = scan.nearSwitch(low - BESIDE * Math.ulp(low));
    RoundedValue right = scan.nearSwitch(Math.min(high + BESIDE * Math.ulp(high), 1));
    return Math.abs(right.value() - left.value()) > least && exceedsErrors(left, right);
  }

  private static boolean exceedsErrors(RoundedValue a, RoundedValue b) {
    return Math.abs(a.value() - b.value()) > a.error() + b.error();
  }
}
