package io.github.lossmith.designer.export;

import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * L at values of u = -log p, so close that a cubic through values and slopes is right to 1e-8 of L
 * between them: evenly spaced in log u at first, then bisected where the cubic is inaccurate, which
 * locates kinks and jumps of the coefficient.
 *
 * @param u increasing, from 1e-30, below which the programs take u for 0, or 2.3e-16, to 700
 * @param loss L at each u
 */
record LossTable(List<Double> u, List<Double> loss) {
  /**
   * 18 a decade of u, so that kinks between them are seen. For presets half as many would be
   * enough: 403 knots in place of 678, with the same error.
   */
  private static final int FIRST_KNOTS = 594;

  /**
   * A few thousand are enough for any coefficient that is not noise; a Java class can have 32,000
   * constants.
   */
  private static final int MOST_KNOTS = 15_000;

  /** A kink is then located to 2e-9 of u, a jump leaves an error of as much. */
  private static final int MOST_HALVINGS = 26;

  /** The u of a double p is 0 or at least 1e-16; only a log-softmax gives smaller ones. */
  private static final double FIRST = 1e-30;

  /** Where L is infinite at p = 1: above the rounding of doubles, which exported slopes stop at. */
  private static final double FIRST_AT_POLE = 2.3e-16;

  /** e^-700 is nearly the smallest double. */
  private static final double LAST = 700;

  /**
   * Below the rounding of floats; the table of a preset has 678 knots on average, with 1e-9 it has
   * 780.
   */
  private static final double TOLERANCE = 1e-8;

  /**
   * Off the middle, where the error of a cubic through values and slopes may have a zero by
   * symmetry.
   */
  private static final double[] PROBES = {0.3, 0.7};

  LossTable {
    u = List.copyOf(u);
    loss = List.copyOf(loss);
  }

  static LossTable of(LossCurve curve) {
    TreeMap<Double, Double> knots = new TreeMap<>();
    double first = curve.zeroInside().isPresent() ? FIRST_AT_POLE : FIRST;
    double ratio = Math.pow(LAST / first, 1.0 / FIRST_KNOTS);
    double from = first;
    knots.put(from, lossAt(curve, from));
    for (int i = 1; i <= FIRST_KNOTS; i++) {
      double to = i == FIRST_KNOTS ? LAST : first * Math.pow(ratio, i);
      knots.put(to, lossAt(curve, to));
      refine(curve, knots, from, to, MOST_HALVINGS);
      from = to;
    }
    Map<Double, Double> sorted = knots;
    return new LossTable(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
  }

  private static void refine(
      LossCurve curve, TreeMap<Double, Double> knots, double from, double to, int left) {
    if (left == 0 || knots.size() >= MOST_KNOTS || fits(curve, knots, from, to)) {
      return;
    }
    double middle = Math.sqrt(from * to);
    knots.put(middle, lossAt(curve, middle));
    refine(curve, knots, from, middle, left - 1);
    refine(curve, knots, middle, to, left - 1);
  }

  private static boolean fits(
      LossCurve curve, TreeMap<Double, Double> knots, double from, double to) {
    double width = to - from;
    double low = knots.getOrDefault(from, 0.0);
    double rise = knots.getOrDefault(to, 0.0) - low;
    // Slopes inside the cell: at a kink those of both sides differ.
    double a = -weightedAt(curve, from * (1 + 1e-13)) * width - rise;
    double b = rise + weightedAt(curve, to * (1 - 1e-13)) * width;
    // Near a minimum where L is 0 no digits are left to compare.
    double least = curve.zeroInside().isPresent() ? 1 : 0;
    for (double s : PROBES) {
      double cubic = low + s * rise + s * (1 - s) * ((1 - s) * a + s * b);
      double wanted = lossAt(curve, from + s * width);
      if (!(Math.abs(cubic - wanted) <= TOLERANCE * (Math.abs(wanted) + least))) {
        return false;
      }
    }
    return true;
  }

  private static double lossAt(LossCurve curve, double u) {
    return curve.lossAt(u);
  }

  private static double weightedAt(LossCurve curve, double u) {
    return curve.weightedAt(u);
  }
}
