package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.FormulaParameter;

/** The values that a letter takes while it is moved by hand or played: few digits, in its range. */
public final class LetterSteps {
  /** Finer than the pixels of a slider in the inspector. */
  private static final int STEPS = 500;

  /** Steps in a step where a curve is dragged. */
  private static final int FINER = 100;

  private LetterSteps() {}

  /** The distance of two neighbouring values. */
  public static double step(FormulaParameter range) {
    return (range.maximum() - range.minimum()) / STEPS;
  }

  /** A value with few digits near {@code to}, inside the range. */
  public static double rounded(double to, FormulaParameter range) {
    return rounded(to, range, step(range));
  }

  /** A value near {@code to}, so fine that a curve does not leave the pixel under the mouse. */
  public static double fine(double to, FormulaParameter range) {
    return rounded(to, range, step(range) / FINER);
  }

  private static double rounded(double to, FormulaParameter range, double step) {
    if (step <= 0) {
      return range.value();
    }
    double unit = Math.pow(10, Math.floor(Math.log10(step)));
    double nice = Math.rint(to / unit) * unit == 0 ? 0 : Math.round(to / unit) / (1 / unit);
    return Math.min(range.maximum(), Math.max(range.minimum(), nice));
  }
}
