package io.github.lossmith.designer.design;

import java.util.Arrays;
import java.util.Optional;

/**
 * A letter of formulas whose value a training takes from its batches, smoothed over the last ones.
 * Where nothing is trained it is a parameter like others, with its own usual value and range.
 */
public enum BatchLetter {
  /**
   * Hard examples for each easy one, by p_t below 1/2 and from there on (section 7 of the paper).
   */
  RATIO("ratio", 1, 2, 100),
  /** The share of the examples that are objects, not background. */
  POSITIVES("positives", 0.01, 1, 1);

  /** A batch without a hard example is no reason for an infinite coefficient. */
  private static final double LEAST = 1e-4;

  private final String letter;
  private final double usual;
  private final double usualMost;
  private final double most;

  BatchLetter(String letter, double usual, double usualMost, double most) {
    this.letter = letter;
    this.usual = usual;
    this.usualMost = usualMost;
    this.most = most;
  }

  /** The name in formulas. */
  public String letter() {
    return letter;
  }

  /** The value and the slider's range where no batch has been seen. */
  public FormulaParameter usual() {
    return new FormulaParameter(usual, LEAST, usualMost);
  }

  /**
   * A value as a formula gets it: in [1e-4, 100] for {@link #RATIO}, in [1e-4, 1] for {@link
   * #POSITIVES}, since a coefficient may have a power of it. The usual value for NaN.
   */
  public double bounded(double value) {
    return Double.isNaN(value) ? usual : Math.min(most, Math.max(LEAST, value));
  }

  /** The values at which a coefficient is examined before a training. */
  public double[] examined() {
    return new double[] {LEAST, usual, most};
  }

  /** The letter of this name. */
  public static Optional<BatchLetter> named(String letter) {
    return Arrays.stream(values()).filter(one -> one.letter.equals(letter)).findFirst();
  }
}
