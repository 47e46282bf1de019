package io.github.lossmith.app.lesson;

/**
 * What has to be true of a number.
 *
 * @param measure the number
 * @param from the least
 * @param to the greatest, both included
 */
public record LessonCondition(LessonMeasure measure, double from, double to) {
  boolean holds(LessonState state) {
    double value = measure.in(state);
    return value >= from && value <= to;
  }

  /** The steps of training without which it cannot hold. */
  int stepsOfTraining() {
    return measure.kind() == LessonMeasure.Kind.STEPS ? (int) Math.max(0, from) : measure.after();
  }
}
