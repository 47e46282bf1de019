package io.github.lossmith.app.lesson;

import java.util.List;

/**
 * A lesson.
 *
 * @param title what it is about
 * @param steps at least one
 */
public record Lesson(LessonText title, List<LessonStep> steps) {
  public Lesson {
    steps = List.copyOf(steps);
  }
}
