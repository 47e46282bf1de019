package io.github.lossmith.app.lesson;

import java.util.Optional;
import java.util.Set;

/**
 * Where an open lesson stands.
 *
 * @param lesson the lesson
 * @param index of the step in front, from 0
 * @param answered whether its question has been answered since it came to the front
 * @param hinted whether its hint is shown
 * @param revealed whether what it hides is shown nevertheless
 */
public record LessonMoment(
    Lesson lesson, int index, boolean answered, boolean hinted, boolean revealed) {
  static LessonMoment at(Lesson lesson, int index) {
    return new LessonMoment(lesson, index, false, false, false);
  }

  /** The step in front. */
  public LessonStep step() {
    return lesson.steps().get(index);
  }

  boolean isLast() {
    return index == lesson.steps().size() - 1;
  }

  /** What the step hides, if it says so. */
  public Optional<Set<LessonPart>> hide() {
    return revealed ? step().hide().map(parts -> Set.of()) : step().hide();
  }

  LessonMoment answer() {
    return new LessonMoment(lesson, index, true, hinted, revealed);
  }

  LessonMoment hint(boolean on) {
    return new LessonMoment(lesson, index, answered, on, revealed);
  }

  LessonMoment reveal() {
    return new LessonMoment(lesson, index, answered, hinted, true);
  }
}
