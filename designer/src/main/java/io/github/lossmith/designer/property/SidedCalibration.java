package io.github.lossmith.designer.property;

import io.github.lossmith.designer.design.SideCoefficients;
import java.util.List;

/**
 * Whether a loss of two sides is proper for two classes: its expected value is stationary at the
 * true probability p of an object exactly if p·g₊(p) = (1-p)·g₋(1-p), and least there if neither is
 * positive. With one side that is the symmetry of p·g(p).
 */
public final class SidedCalibration {
  /** Even steps, of which 1 - p is exact. */
  private static final int STEPS = 64;

  /** Relative to the greater value, as for one side. */
  private static final double EXACT = 1e-9;

  /** Values of p for the sentence. */
  private static final double[] READABLE = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private SidedCalibration() {}

  /** Whether it holds at all steps in (0, 1). */
  public static boolean isProper(SideCoefficients sides) {
    return finding(sides).verdict() == PropertyFinding.Verdict.HOLDS;
  }

  /** The finding about both sides together: what holds, or the greatest difference. */
  public static PropertyFinding finding(SideCoefficients sides) {
    double worst = Double.NaN;
    for (int i = 1; i < STEPS; i++) {
      double p = i / (double) STEPS;
      double object = sides.object().weighted(p);
      double background = sides.background().weighted(1 - p);
      if (!Double.isFinite(object) || !Double.isFinite(background)) {
        return PropertyFinding.unknown(CoefficientProperty.PROPER);
      }
      if (object > 0 || background > 0) {
        return fails("proper.pair.wrongWay", p, sides);
      }
      worst = greater(worst, p, sides);
    }
    if (Double.isNaN(worst)) {
      return PropertyFinding.holds(CoefficientProperty.PROPER, "proper.pair.holds");
    }
    double shown = Double.NaN;
    for (double p : READABLE) {
      shown = greater(shown, p, sides);
    }
    return fails("proper.pair.fails", Double.isNaN(shown) ? worst : shown, sides);
  }

  /** The place where both differ more; NaN where they do not. */
  private static double greater(double known, double p, SideCoefficients sides) {
    double size =
        Math.max(
            Math.abs(sides.object().weighted(p)), Math.abs(sides.background().weighted(1 - p)));
    boolean differs = difference(p, sides) > EXACT * size;
    boolean more = Double.isNaN(known) || difference(p, sides) > difference(known, sides);
    return differs && more ? p : known;
  }

  private static double difference(double p, SideCoefficients sides) {
    return Math.abs(sides.object().weighted(p) - sides.background().weighted(1 - p));
  }

  private static PropertyFinding fails(String key, double p, SideCoefficients sides) {
    return PropertyFinding.fails(
        CoefficientProperty.PROPER,
        List.of(Interval.at(p)),
        key,
        ReportNumbers.number(p),
        ReportNumbers.number(sides.object().weighted(p)),
        ReportNumbers.number(sides.background().weighted(1 - p)));
  }
}
