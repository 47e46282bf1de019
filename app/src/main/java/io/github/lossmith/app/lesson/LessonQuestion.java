package io.github.lossmith.app.lesson;

import io.github.lossmith.app.share.SharedState;
import java.util.List;
import java.util.Optional;

/**
 * A question that the reader answers by setting the window.
 *
 * @param ask the question
 * @param hint shown on request
 * @param answer said as it becomes true
 * @param conditions of which all have to hold, at least one
 * @param solution a state in which they do, for those who check the lesson
 */
public record LessonQuestion(
    LessonText ask,
    Optional<LessonText> hint,
    LessonText answer,
    List<LessonCondition> conditions,
    Optional<SharedState> solution) {
  public LessonQuestion {
    conditions = List.copyOf(conditions);
  }

  /** Whether the window shows an answer. */
  public boolean isAnsweredBy(LessonState state) {
    return conditions.stream().allMatch(condition -> condition.holds(state));
  }

  /** The steps of training without which there is no answer. */
  int stepsOfTraining() {
    return conditions.stream().mapToInt(LessonCondition::stepsOfTraining).max().orElse(0);
  }
}
