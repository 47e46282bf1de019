package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.fit.PullTargets.Rows;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Minimises v'Kv/2 + Σ r(v)²/(2·compliance), optionally with v not increasing, by Gauss-Newton
 * steps on the residuals. Each step is a quadratic program in v, solved by a primal active-set
 * method (Nocedal &amp; Wright, Numerical Optimization, 2006, algorithm 16.3): commons-math3 has
 * none for inequalities. Where no inequality is active its linear system is
 *
 * <pre>
 * | K  -J'         | | v |   |   0    |
 * | J   compliance | | μ | = | Jv - r |
 * </pre>
 *
 * <p>which stays well conditioned for a compliance near 0. Deterministic.
 */
final class SmoothestCurve {
  /** From a compliance so large that the curve is a straight line, down by this factor. */
  private static final double LOOSEST = 100;

  private static final double TIGHTER = 0.1;

  /** The compliance to begin with near a known minimum: what differs by a factor is near it. */
  private static final double LOOSE = 1e-2;

  /** Steps at one compliance; three suffice nearly always. */
  private static final int STEPS = 30;

  /** Halvings of a step that does not lower the sum. */
  private static final int HALVINGS = 12;

  /** A step that changes log|g| by less has arrived. */
  private static final double ARRIVED = 1e-11;

  private final double[][] roughness;
  private final int size;
  private final boolean monotone;
  private final boolean[] tied;

  SmoothestCurve(LogitKnots knots, boolean monotone) {
    roughness = knots.roughness();
    size = knots.size();
    this.monotone = monotone;
    tied = new boolean[size - 1];
  }

  /**
   * The minimum.
   *
   * @param start not increasing if that is wanted
   * @param compliance of the tenths, above 0
   */
  double[] solve(PullTargets targets, double[] start, double compliance) {
    double[] v = start.clone();
    double now = Math.max(LOOSEST, compliance);
    while (true) {
      v = settle(targets, v, now);
      if (now <= compliance) {
        return v;
      }
      now = Math.max(compliance, now * TIGHTER);
    }
  }

  /** The minimum near a known one, without the way down from a straight line. */
  double[] resolve(PullTargets targets, double[] near, double compliance) {
    double[] v = near;
    if (compliance < LOOSE) {
      v = settle(targets, v, LOOSE);
    }
    return settle(targets, v, compliance);
  }

  private double[] settle(PullTargets targets, double[] start, double compliance) {
    double[] v = start;
    double value = value(targets.at(v, compliance), v);
    for (int i = 0; i < STEPS; i++) {
      double[] wanted = program(targets.at(v, compliance), v);
      double[] next = lower(targets, v, wanted, compliance);
      double lower = value(targets.at(next, compliance), next);
      if (!(lower < value)) {
        return v;
      }
      double change = distance(v, next);
      v = next;
      value = lower;
      if (change < ARRIVED) {
        return v;
      }
    }
    return v;
  }

  /**
   * A point on the way that lowers the sum; where the residuals curve away from it, they are led
   * back to 0 first (a second-order correction, Nocedal &amp; Wright, section 18.3).
   */
  private double[] lower(PullTargets targets, double[] v, double[] wanted, double compliance) {
    double value = value(targets.at(v, compliance), v);
    double share = 1;
    for (int h = 0; h <= HALVINGS; h++) {
      double[] next = between(v, wanted, share);
      if (value(targets.at(next, compliance), next) < value) {
        return next;
      }
      double[] corrected = corrected(targets, next, compliance);
      if (isAllowed(corrected) && value(targets.at(corrected, compliance), corrected) < value) {
        return corrected;
      }
      share /= 2;
    }
    return v;
  }

  /** A step that brings the residuals to 0 with the least curvature in itself. */
  double[] corrected(PullTargets targets, double[] v, double compliance) {
    Rows rows = targets.at(v, compliance);
    double[] step = equality(rows, new double[size], new double[rows.size()]);
    double[] next = v.clone();
    for (int i = 0; i < size; i++) {
      next[i] += step[i];
    }
    return next;
  }

  private boolean isAllowed(double[] v) {
    for (int i = 0; i < size - 1; i++) {
      if (monotone && v[i + 1] > v[i]) {
        return false;
      }
    }
    return true;
  }

  private double value(Rows rows, double[] v) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = Math.max(0, i - 2); j <= Math.min(size - 1, i + 2); j++) {
        sum += v[i] * roughness[i][j] * v[j] / 2;
      }
    }
    for (int k = 0; k < rows.size(); k++) {
      sum += rows.residual(k) * rows.residual(k) / (2 * rows.compliance(k));
    }
    return sum;
  }

  /** The minimum where the residuals are linear. */
  private double[] program(Rows rows, double[] start) {
    double[] v = start.clone();
    // Each turn ties or frees one pair of knots; a few times their number is enough.
    for (int turn = 0; turn < 6 * size; turn++) {
      double[] multipliers = new double[rows.size()];
      double[] wanted = equality(rows, start, multipliers);
      int blocking = monotone ? blocking(v, wanted) : -1;
      if (blocking >= 0) {
        double drop = v[blocking] - v[blocking + 1];
        double rise = wanted[blocking + 1] - wanted[blocking];
        v = between(v, wanted, drop / (drop + rise));
        tied[blocking] = true;
        tie(v);
      } else {
        v = wanted;
        int free = monotone ? freed(v, rows, multipliers) : -1;
        if (free < 0) {
          return v;
        }
        tied[free] = false;
      }
    }
    return v;
  }

  /** Removes the rounding between tied knots. */
  private void tie(double[] v) {
    for (int i = 0; i < size - 1; i++) {
      v[i + 1] = tied[i] ? v[i] : v[i + 1];
    }
  }

  /** The pair of knots that first begins to increase on the way; -1 if none does. */
  private int blocking(double[] v, double[] wanted) {
    int first = -1;
    double least = 1;
    for (int i = 0; i < size - 1; i++) {
      double rise = wanted[i + 1] - wanted[i];
      if (!tied[i] && rise > 0) {
        double drop = v[i] - v[i + 1];
        double share = drop / (drop + rise);
        if (share < least) {
          least = share;
          first = i;
        }
      }
    }
    return first;
  }

  /** The tied pair whose freedom lowers the sum most; -1 if none does. */
  private int freed(double[] v, Rows rows, double[] multipliers) {
    double[] gradient = new double[size];
    double largest = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        gradient[i] += roughness[i][j] * v[j];
      }
      for (int k = 0; k < multipliers.length; k++) {
        gradient[i] -= rows.slope(k, i) * multipliers[k];
      }
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    int free = -1;
    double least = -1e-9 * largest;
    double sum = 0;
    for (int i = 0; i < size - 1; i++) {
      sum = tied[i] ? sum + gradient[i] : 0;
      if (tied[i] && sum < least) {
        least = sum;
        free = i;
      }
    }
    return free;
  }

  /** The minimum with all tied knots equal; fills in the multipliers of the residuals. */
  private double[] equality(Rows rows, double[] start, double[] multipliers) {
    int[] block = new int[size];
    for (int i = 1; i < size; i++) {
      block[i] = block[i - 1] + (tied[i - 1] ? 0 : 1);
    }
    int blocks = block[size - 1] + 1;
    int all = blocks + multipliers.length;
    double[][] matrix = new double[all][all];
    double[] right = new double[all];
    for (int i = 0; i < size; i++) {
      for (int j = Math.max(0, i - 2); j <= Math.min(size - 1, i + 2); j++) {
        matrix[block[i]][block[j]] += roughness[i][j];
      }
      for (int k = 0; k < multipliers.length; k++) {
        double slope = rows.slope(k, i);
        matrix[block[i]][blocks + k] -= slope;
        matrix[blocks + k][block[i]] += slope;
        right[blocks + k] += slope * start[i];
      }
    }
    for (int k = 0; k < multipliers.length; k++) {
      matrix[blocks + k][blocks + k] = rows.compliance(k);
      right[blocks + k] -= rows.residual(k);
    }
    double[] solution = solved(matrix, right, start, blocks);
    System.arraycopy(solution, blocks, multipliers, 0, multipliers.length);
    double[] v = new double[size];
    for (int i = 0; i < size; i++) {
      v[i] = solution[block[i]];
    }
    return v;
  }

  /** A single block has no roughness, and residuals that differ are averaged. */
  private static double[] solved(double[][] matrix, double[] right, double[] start, int blocks) {
    try {
      return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0)
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (SingularMatrixException e) {
      throw new IllegalStateException(blocks + " of " + start.length, e);
    }
  }

  private static double[] between(double[] from, double[] to, double share) {
    double[] v = new double[from.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = from[i] + share * (to[i] - from[i]);
    }
    return v;
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }
}
