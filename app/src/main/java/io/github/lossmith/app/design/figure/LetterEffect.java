package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.letter.LetterSolver;
import io.github.lossmith.plotting.article.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the letters of a design do to a curve at one p.
 *
 * @param progress the training progress t in [0, 1]
 * @param p in (0, 1]
 */
record LetterEffect(Design design, TargetSide side, double progress, Quantity quantity, double p) {
  /** The share of its range that a letter is moved by to see what it does. */
  private static final double PROBE = 0.02;

  /** Of the value itself: a smaller effect is rounding. */
  private static final double LEAST = 1e-9;

  /** The letter to move the curve by: the preferred one if it does, else that with most effect. */
  Optional<String> letter(String preferred) {
    List<String> names = new ArrayList<>(design.parameters().keySet());
    if (design.followsProgress()) {
      names.add(LetterMotion.PROGRESS);
    }
    List<String> moving = names.stream().filter(name -> effect(name) > LEAST).toList();
    return moving.contains(preferred)
        ? Optional.of(preferred)
        : moving.stream().max(Comparator.comparingDouble(this::effect));
  }

  /** How much of its range a letter moves the curve by, as a share of the curve's value. */
  private double effect(String letter) {
    FormulaParameter range = range(letter);
    double step = PROBE * (range.maximum() - range.minimum());
    double low = Math.max(range.minimum(), range.value() - step);
    double high = Math.min(range.maximum(), range.value() + step);
    double moved = 0;
    double size = 0;
    for (double at : places()) {
      double before = coefficient(letter, low, at);
      double after = coefficient(letter, high, at);
      if (Double.isFinite(after - before)) {
        moved += Math.abs(after - before);
        size += Math.abs(after) + Math.abs(before);
      }
    }
    return size == 0 ? 0 : moved / size;
  }

  /** Where the coefficient decides on the curve: the loss is its integral up to p = 1. */
  private double[] places() {
    double step = (1 - p) / 4;
    return quantity == Quantity.LOSS
        ? new double[] {p, p + step, p + 2 * step, p + 3 * step}
        : new double[] {p};
  }

  FormulaParameter range(String letter) {
    return letter.equals(LetterMotion.PROGRESS)
        ? new FormulaParameter(progress, 0, 1)
        : design.parameters().getOrDefault(letter, FormulaParameter.usual(letter));
  }

  /** The value of the letter at which the curve goes through (p, y), or as near as it comes. */
  double through(String letter, double y) {
    return LetterSolver.nearest(range(letter), value -> at(letter, value), y);
  }

  /** The curve's value at p with another value of a letter; NaN where there is none. */
  double at(String letter, double value) {
    if (quantity != Quantity.LOSS) {
      return quantity == Quantity.COEFFICIENT
          ? coefficient(letter, value, p)
          : weight() * coefficient(letter, value, p);
    }
    return moved(letter, value)
        .flatMap(found -> LossCurve.of(found).toOptional())
        .map(curve -> curve.loss(p))
        .orElse(Double.NaN);
  }

  private double weight() {
    return quantity == Quantity.WEIGHTED ? p : p * (1 - p);
  }

  private double coefficient(String letter, double value, double at) {
    return moved(letter, value).map(found -> found.at(at)).orElse(Double.NaN);
  }

  private Optional<ScaleCoefficient> moved(String letter, double value) {
    boolean isProgress = letter.equals(LetterMotion.PROGRESS);
    Design moved = isProgress ? design : design.withParameter(letter, value);
    return moved.side(side).coefficient(isProgress ? value : progress).toOptional();
  }
}
