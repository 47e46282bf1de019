package io.github.lossmith.app.command;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.lesson.Lesson;
import io.github.lossmith.app.lesson.LessonFile;
import io.github.lossmith.app.lesson.LessonReview;
import io.github.lossmith.app.lesson.LessonStep;
import io.github.lossmith.app.lesson.LessonText;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith lesson}: whether a lesson can be read, and whether it is true. */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks a lesson file: whether it can be read, its numbers are right, its questions are open"
          + " at first and answered by their solutions. Prints its steps.",
      "Steps that train in Playground take as long as the training does."
    })
public final class LessonCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a *.lesson.json")
  private String file;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  LessonCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    try {
      return LessonFile.read(Path.of(file))
          .then(
              lesson ->
                  LessonReview.of(lesson)
                      .mapProblem(problem -> Problem.of("app.lesson.bad", file, problem))
                      .map(steps -> text(lesson, steps)))
          .fold(console::answer, console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", file, String.valueOf(e.getReason())));
    }
  }

  private static String text(Lesson lesson, List<LessonReview.Step> found) {
    StringBuilder text = new StringBuilder(words(lesson.title()) + "\n");
    for (int i = 0; i < found.size(); i++) {
      LessonStep step = lesson.steps().get(i);
      String place = step.set().map(state -> state.place()).orElse("as before");
      text.append(
          String.format(
              Locale.ROOT,
              "%3d  %-11s %s%s%n",
              i + 1,
              place,
              words(step.title()),
              details(found.get(i))));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String words(LessonText text) {
    String russian = text.has(Locale.forLanguageTag("ru")) ? "" : " [no Russian]";
    String english = text.has(Locale.ENGLISH) ? "" : " [no English]";
    return OneLine.of(text.in(Locale.ENGLISH)) + english + russian;
  }

  private static String details(LessonReview.Step step) {
    String numbers = step.facts() == 0 ? "" : "; numbers that hold: " + step.facts();
    String question =
        !step.asked()
            ? ""
            : step.solved() ? "; question, solved" : "; question without a solution to check";
    return numbers + question;
  }
}
