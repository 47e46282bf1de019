package io.github.lossmith.app.lesson;

import java.math.BigDecimal;

/**
 * A number in the text of a step, which the program checks.
 *
 * @param measure what it is
 * @param says the number as the text has it, rounded
 */
public record LessonFact(LessonMeasure measure, BigDecimal says) {
  /** Two roundings to double. */
  private static final double ROUNDING = 1e-12;

  /** Whether the number rounds to what the text says. */
  boolean holds(LessonState state) {
    double off = Math.abs(measure.in(state) - says.doubleValue());
    return off <= says.ulp().doubleValue() / 2 + ROUNDING * Math.abs(says.doubleValue());
  }
}
