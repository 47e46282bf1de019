package io.github.lossmith.designer.letter;

import io.github.lossmith.designer.design.FormulaParameter;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/** Finds the value of a letter at which something that depends on it takes a wanted value. */
public final class LetterSolver {
  /** The first step of the search, as a share of the range; it doubles. */
  private static final double FIRST_STEP = 1.0 / 128;

  /** Of the range: finer than the digits that a slider shows. */
  private static final double TOLERANCE = 1e-7;

  private static final int MOST_EVALUATIONS = 100;

  private final FormulaParameter range;
  private final DoubleUnaryOperator difference;
  private double best;
  private double least;

  private LetterSolver(FormulaParameter range, DoubleUnaryOperator difference) {
    this.range = range;
    this.difference = difference;
    best = range.value();
    least = Double.POSITIVE_INFINITY;
  }

  /**
   * The value in the range with {@code quantity} = {@code wanted}, up to 1e-7 of the range. It is
   * sought from the present value outwards, by Brent's method in the first step over which the sign
   * of the difference changes.
   *
   * @param quantity a continuous function of the letter; NaN where it is not known
   * @return of the values looked at, that with the least difference, where none is found
   */
  public static double nearest(
      FormulaParameter range, DoubleUnaryOperator quantity, double wanted) {
    return new LetterSolver(range, value -> quantity.applyAsDouble(value) - wanted).solve();
  }

  private double solve() {
    double left = range.value();
    double right = left;
    double atLeft = at(left);
    double atRight = atLeft;
    double step = FIRST_STEP * (range.maximum() - range.minimum());
    while (left > range.minimum() || right < range.maximum()) {
      double up = Math.min(range.maximum(), range.value() + step);
      double atUp = at(up);
      if (atRight * atUp <= 0) {
        return root(right, up);
      }
      double down = Math.max(range.minimum(), range.value() - step);
      double atDown = at(down);
      if (atLeft * atDown <= 0) {
        return root(down, left);
      }
      right = up;
      atRight = atUp;
      left = down;
      atLeft = atDown;
      step *= 2;
    }
    return best;
  }

  private double at(double value) {
    double off = difference.applyAsDouble(value);
    if (Math.abs(off) < least) {
      least = Math.abs(off);
      best = value;
    }
    return off;
  }

  private double root(double from, double to) {
    if (from == to) {
      return from;
    }
    double accuracy = TOLERANCE * (range.maximum() - range.minimum());
    try {
      return new BrentSolver(accuracy).solve(MOST_EVALUATIONS, this::at, from, to);
    } catch (NoBracketingException | TooManyEvaluationsException broken) {
      return best;
    }
  }
}
