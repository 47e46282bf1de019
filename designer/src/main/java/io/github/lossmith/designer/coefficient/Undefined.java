package io.github.lossmith.designer.coefficient;

/**
 * Why a coefficient is not a number at some p.
 *
 * @param reason what is wrong there
 * @param part the first subexpression that is not a number, with parameter values substituted
 */
public record Undefined(Reason reason, String part) {
  /** The operations that give no number. */
  public enum Reason {
    /** A logarithm of a negative number. */
    LOGARITHM,
    /** A square root of a negative number. */
    ROOT,
    /** A negative number to a power that is not whole. */
    POWER,
    /** asin or acos beyond -1 and 1. */
    ARC,
    /** 0/0, 0·∞, ∞-∞ or ∞/∞. */
    INDETERMINATE,
    /** A division by zero that the value does not show. */
    DIVISION
  }
}
