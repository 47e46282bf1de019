package io.github.lossmith.designer.design;

import io.github.lossmith.designer.table.ClassTables;

/**
 * A parameter of a formula.
 *
 * @param value the value in use, finite, in [minimum, maximum]
 * @param minimum the slider's left end
 * @param maximum the slider's right end, at least {@code minimum}
 */
public record FormulaParameter(double value, double minimum, double maximum) {
  /**
   * @throws IllegalArgumentException if a number is not finite or the value is out of its range
   */
  public FormulaParameter {
    boolean finite = Double.isFinite(value) && Double.isFinite(minimum) && Double.isFinite(maximum);
    if (!finite || minimum > value || value > maximum) {
      throw new IllegalArgumentException(value + " is not in [" + minimum + ", " + maximum + "]");
    }
  }

  /** The default range of a parameter. */
  public static FormulaParameter unranged(double value) {
    return new FormulaParameter(value, Math.min(0, 2 * value), Math.max(5, 2 * value));
  }

  /**
   * The parameter of a formula before anything is known of it but its name. The share of a class,
   * {@code freq}, is 1, in a range from a thousandth to 1.
   */
  public static FormulaParameter usual(String letter) {
    if (letter.equals(ClassTables.SHARE)) {
      return new FormulaParameter(1, 1e-3, 1);
    }
    return BatchLetter.named(letter).map(BatchLetter::usual).orElseGet(() -> unranged(1));
  }

  /** Another value; the range is extended if necessary. */
  public FormulaParameter with(double changed) {
    return new FormulaParameter(changed, Math.min(minimum, changed), Math.max(maximum, changed));
  }
}
