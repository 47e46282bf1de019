package io.github.lossmith.app.lesson;

import io.github.lossmith.app.share.SharedState;
import io.github.lossmith.plotting.article.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a lesson.
 *
 * @param title in one line
 * @param text what the reader is told
 * @param set what the window shows; empty leaves it as it is
 * @param hide what the window hides; empty: nothing, or what presenter mode hides
 * @param panels the panels of Design's figure; empty leaves them
 * @param axis the scale of p of that figure; empty leaves it
 * @param scale that of its values; empty leaves it
 * @param question answered by what the window shows
 * @param facts the numbers of the text
 */
public record LessonStep(
    LessonText title,
    LessonText text,
    Optional<SharedState> set,
    Optional<Set<LessonPart>> hide,
    Optional<Set<Quantity>> panels,
    Optional<String> axis,
    Optional<String> scale,
    Optional<LessonQuestion> question,
    List<LessonFact> facts) {
  public LessonStep {
    hide = hide.map(Set::copyOf);
    panels = panels.map(Set::copyOf);
    facts = List.copyOf(facts);
  }
}
