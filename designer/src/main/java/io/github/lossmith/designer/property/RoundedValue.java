package io.github.lossmith.designer.property;

/**
 * A value of g with what rounding may have done to it.
 *
 * @param value as computed; NaN or infinite where g is
 * @param error how far the exact value may be from it; infinite where nothing is known
 */
record RoundedValue(double value, double error) {
  /**
   * Of the greatest value nearby: three digits, as sentences and figures show. From 1e-2 to 1e-5
   * the verdicts on 1,000 formulas that cancel are equally right, with fewer and fewer of them.
   */
  static final double VAGUE = 1e-3;

  /** Of the value: four digits. */
  static final double SHOWN = 1e-5;

  /** The value is not a number, and rounding is not the reason. */
  boolean isMissing() {
    return !Double.isFinite(value) && error == 0;
  }

  /** The value; NaN where it is no number because of rounding, or may be. */
  double known() {
    return Double.isFinite(value) || isMissing() ? value : Double.NaN;
  }

  boolean isAtLeast(double least) {
    return value - error >= least;
  }

  /** Whether the value is between -most and most. */
  boolean isWithin(double most) {
    return Math.abs(value) + error <= most;
  }

  boolean isBelow(double bound) {
    return value + error < bound;
  }

  /** Whether the error is at most a fraction of the value. */
  boolean isExactTo(double relative) {
    return Double.isFinite(error) && error <= relative * Math.abs(value);
  }
}
