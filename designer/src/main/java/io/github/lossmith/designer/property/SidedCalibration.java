package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.SideCoefficients;

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

  private SidedCalibration() {}

  /** Whether it holds at all steps in (0, 1). */
  public static boolean isProper(SideCoefficients sides) {
    ScaleCoefficient background = sides.background();
    for (int i = 1; i < STEPS; i++) {
      double p = i / (double) STEPS;
      double object = sides.object().weighted(p);
      double other = background.weighted(1 - p);
      double size = Math.max(Math.abs(object), Math.abs(other));
      if (!(Math.abs(object - other) <= EXACT * size && object <= 0 && other <= 0)) {
        return false;
      }
    }
    return true;
  }
}
