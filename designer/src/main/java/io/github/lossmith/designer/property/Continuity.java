package io.github.lossmith.designer.property;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Whether g is continuous and finite on (0, 1]. */
final class Continuity {
  /** A grid cell of the scan, at most 0.022 wide, is halved down to 1e-15. */
  private static final int HALVINGS = 44;

  /**
   * Times the neighbouring step: such a step is examined more closely. From 1.5 to 10 the same
   * coefficients are found to jump.
   */
  private static final double OUTLIER = 3;

  private final CoefficientScan scan;
  private final Outcome<LossCurve> curve;
  private final BehaviourAtOne one;

  Continuity(CoefficientScan scan, Outcome<LossCurve> curve, BehaviourAtOne one) {
    this.scan = scan;
    this.curve = curve;
    this.one = one;
  }

  PropertyFinding finding() {
    List<Interval> gaps = scan.where(g -> !Double.isFinite(g));
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
    if (!Double.isFinite(one.limit())) {
      return fails(List.of(Interval.at(1)), "infinite");
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
    return jumps;
  }

  private java.util.OptionalDouble stays(int i, double step) {
    double low = scan.p(i);
    double high = scan.p(i + 1);
    double atLow = scan.g(i);
    double atHigh = scan.g(i + 1);
    for (int halving = 0; halving < HALVINGS && Math.abs(atHigh - atLow) > step / 4; halving++) {
      double middle = (low + high) / 2;
      double value = scan.at(middle);
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
    return Math.abs(atHigh - atLow) > step / 4 && high - low < 1e-9
        ? java.util.OptionalDouble.of(CoefficientScan.tidy((low + high) / 2))
        : java.util.OptionalDouble.empty();
  }
}
