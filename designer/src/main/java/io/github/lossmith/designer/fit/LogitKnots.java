package io.github.lossmith.designer.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Places on the axis of s = log(p / (1-p)), at which log|g| is unknown; it is linear in between.
 */
final class LogitKnots {
  /**
   * Between p = 0.08 and 0.92: a tenth of p is at least 0.4 wide there and has two knots, so that
   * each can be given its own pull.
   */
  private static final double NEAR = 2.4;

  private static final double NEAR_STEP = 0.2;

  /** Beyond, where the outer tenths reach to infinity. */
  private static final double FAR_STEP = 0.6;

  private final double[] s;

  private LogitKnots(double[] s) {
    this.s = s;
  }

  /** The knots around all of {@code places}, which are finite; two at least. */
  static LogitKnots around(double[] places) {
    double least = places[0];
    double most = places[0];
    for (double place : places) {
      least = Math.min(least, place);
      most = Math.max(most, place);
    }
    int from = (int) Math.floor(number(least));
    int to = Math.max(from + 1, (int) Math.ceil(number(most)));
    List<Double> knots = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      knots.add(place(i));
    }
    return new LogitKnots(knots.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The place of knot {@code i}, counted from 0 at p = 0.5. */
  private static double place(int i) {
    double near = Math.rint(NEAR / NEAR_STEP);
    double size = Math.abs(i);
    double place = size <= near ? size * NEAR_STEP : NEAR + (size - near) * FAR_STEP;
    return i < 0 ? -place : place;
  }

  /** The inverse of {@link #place}, between knots a fraction. */
  private static double number(double s) {
    double size = Math.abs(s);
    double number =
        size <= NEAR ? size / NEAR_STEP : Math.rint(NEAR / NEAR_STEP) + (size - NEAR) / FAR_STEP;
    return s < 0 ? -number : number;
  }

  int size() {
    return s.length;
  }

  double at(int i) {
    return s[i];
  }

  /** The knot to the left of a place, at most the last but one. */
  int left(double place) {
    int i = 0;
    while (i < s.length - 2 && s[i + 1] <= place) {
      i++;
    }
    return i;
  }

  /**
   * The matrix K of the roughness v'Kv, which approximates the integral of the squared second
   * derivative of v over s: the squared change of slope at each inner knot over the mean width of
   * its two pieces.
   */
  double[][] roughness() {
    double[][] k = new double[s.length][s.length];
    for (int i = 1; i < s.length - 1; i++) {
      double left = s[i] - s[i - 1];
      double right = s[i + 1] - s[i];
      double[] row = {1 / left, -1 / left - 1 / right, 1 / right};
      double width = (left + right) / 2;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          k[i - 1 + a][i - 1 + b] += row[a] * row[b] / width;
        }
      }
    }
    return k;
  }
}
