package io.github.lossmith.app.lesson;

import io.github.lossmith.app.share.SharedState;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a lesson is true: its numbers are those of the program, and its questions are open at
 * first and answered by their solutions.
 */
public final class LessonReview {
  private LessonReview() {}

  /**
   * What was found of a step.
   *
   * @param facts numbers of its text, all of which hold
   * @param asked whether it has a question
   * @param solved whether that has a solution, which answers it
   */
  public record Step(int facts, boolean asked, boolean solved) {}

  /** The findings of every step, or the first that is not true. */
  public static Outcome<List<Step>> of(Lesson lesson) {
    List<Step> steps = new ArrayList<>();
    Optional<SharedState> state = Optional.empty();
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      Optional<SharedState> last = state;
      state = step.set().or(() -> last);
      Optional<Problem> wrong = wrong(step, state, "steps/" + (i + 1));
      if (wrong.isPresent()) {
        return Outcome.bad(wrong.get());
      }
      boolean solved = step.question().flatMap(LessonQuestion::solution).isPresent();
      steps.add(new Step(step.facts().size(), step.question().isPresent(), solved));
    }
    return Outcome.ok(steps);
  }

  private static Optional<Problem> wrong(
      LessonStep step, Optional<SharedState> state, String where) {
    if (state.isEmpty()) {
      return step.facts().isEmpty() && step.question().isEmpty()
          ? Optional.empty()
          : Optional.of(Problem.of("app.lesson.untrue.set", where));
    }
    Optional<Problem> fact = wrongFact(step, state.get(), where + "/facts/");
    return fact.or(() -> step.question().flatMap(asked -> wrong(asked, state.get(), where)));
  }

  private static Optional<Problem> wrongFact(LessonStep step, SharedState set, String where) {
    int after = step.facts().stream().mapToInt(one -> one.measure().after()).max().orElse(0);
    LessonState state = LessonState.of(set, after);
    for (int i = 0; i < step.facts().size(); i++) {
      LessonFact fact = step.facts().get(i);
      if (!fact.holds(state)) {
        String says = fact.says().toPlainString();
        String value = Double.toString(fact.measure().in(state));
        return Optional.of(Problem.of("app.lesson.untrue.fact", where + (i + 1), says, value));
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> wrong(LessonQuestion question, SharedState set, String where) {
    if (question.isAnsweredBy(LessonState.of(set, 0))) {
      return Optional.of(Problem.of("app.lesson.untrue.open", where + "/question"));
    }
    boolean solved =
        question
            .solution()
            .map(state -> LessonState.of(state, question.stepsOfTraining()))
            .map(question::isAnsweredBy)
            .orElse(true);
    return solved
        ? Optional.empty()
        : Optional.of(Problem.of("app.lesson.untrue.solution", where + "/question/solution"));
  }
}
