package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.FormulaParameter;

/** The values that a letter takes while it is moved by hand or played: few digits, in its range. */
public final class LetterSteps {
  /** Finer than the pixels of a slider in the inspector. */
  private static final int STEPS = 500;

  private LetterSteps() {}

  /** The distance of two neighbouring values. */
  public static double step(FormulaParameter range) {
    return (range.maximum() - range.minimum()) / STEPS;
  }

  /** A value with few digits near {@code to}, inside the range. */
  public static double rounded(double to, FormulaParameter range) {
    double unit = Math.pow(10, Math.floor(Math.log10(step(range))));
    double nice = Math.rint(to / unit) * unit == 0 ? 0 : Math.round(to / unit) / (1 / unit);
    return Math.min(range.maximum(), Math.max(range.minimum(), nice));
  }
}
