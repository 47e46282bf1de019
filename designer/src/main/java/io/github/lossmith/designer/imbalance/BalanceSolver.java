package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Locale;

/** Finds the parameter for which easy and hard examples weigh the same. */
public final class BalanceSolver {
  /**
   * Cells of the range in which the sign may change; with 50 the same values are found for 36
   * questions about presets.
   */
  private static final int STEPS = 400;

  /** Enough to reach the last digit of a double. */
  private static final int HALVINGS = 80;

  private final Imbalance imbalance;
  private final GradientSpace space;
  private final double progress;

  /**
   * A solver.
   *
   * @param progress the training progress in [0, 1], for formulas that have it
   */
  public BalanceSolver(Imbalance imbalance, GradientSpace space, double progress) {
    this.imbalance = imbalance;
    this.space = space;
    this.progress = progress;
  }

  /**
   * The value of a parameter, in its range, with easy:hard = 1; of several, the one nearest to the
   * present value.
   *
   * @param name its name, γ or gamma
   * @return a problem if the design has no such parameter, if all examples are easy or all hard, or
   *     if no value of it balances; then with the ratios at both ends of the range
   */
  public Outcome<Double> solve(Design design, String name) {
    String letter = Formula.letter(name).fold(known -> known, problem -> name);
    FormulaParameter parameter = design.parameters().get(letter);
    if (parameter == null) {
      String known = String.join(", ", design.parameters().keySet());
      return known.isEmpty()
          ? Outcome.bad("designer.imbalance.noParameters", design.name())
          : Outcome.bad("designer.imbalance.noParameter", design.name(), letter, known);
    }
    if (isOneSided()) {
      return Outcome.bad("designer.imbalance.oneSide");
    }
    double best = nearest(design, letter, parameter);
    return Double.isNaN(best) ? none(design, letter, parameter) : Outcome.ok(best);
  }

  private boolean isOneSided() {
    return imbalance.groups().stream()
            .filter(group -> group.count() > 0)
            .map(imbalance::isEasy)
            .distinct()
            .count()
        < 2;
  }

  private double nearest(Design design, String letter, FormulaParameter parameter) {
    double best = Double.NaN;
    double width = parameter.maximum() - parameter.minimum();
    double left = parameter.minimum();
    double atLeft = excess(design, letter, left);
    for (int i = 1; i <= STEPS; i++) {
      double right = parameter.minimum() + width * i / STEPS;
      double atRight = excess(design, letter, right);
      if (atLeft * atRight <= 0) {
        double root = root(design, letter, left, right);
        boolean nearer = Math.abs(root - parameter.value()) < Math.abs(best - parameter.value());
        best = Double.isNaN(best) || nearer ? root : best;
      }
      left = right;
      atLeft = atRight;
    }
    return best;
  }

  private double root(Design design, String letter, double from, double to) {
    double low = from;
    double high = to;
    double atLow = excess(design, letter, low);
    if (atLow == 0) {
      return low;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double atMiddle = excess(design, letter, middle);
      if (atMiddle == 0) {
        return middle;
      }
      if (atLow * atMiddle < 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Positive where the easy examples outweigh; NaN where it cannot be said. */
  private double excess(Design design, String letter, double value) {
    return Math.log(ratio(design, letter, value));
  }

  private double ratio(Design design, String letter, double value) {
    return design
        .withParameter(letter, value)
        .coefficients(progress)
        .fold(g -> imbalance.gradientSums(g, space).ratio(), problem -> Double.NaN);
  }

  private Outcome<Double> none(Design design, String letter, FormulaParameter parameter) {
    return Outcome.bad(
        "designer.imbalance.noBalance",
        letter,
        shown(parameter.minimum()),
        shown(parameter.maximum()),
        shown(ratio(design, letter, parameter.minimum())),
        shown(ratio(design, letter, parameter.maximum())));
  }

  private static String shown(double value) {
    // Up to six digits a whole number is written in full.
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
