package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Writes files away from the screen and says there how it went. */
final class BackgroundWriter {
  private final AppServices desk;

  BackgroundWriter(AppServices desk) {
    this.desk = desk;
  }

  /** Runs {@code writing} in the background; a problem is told in a dialog too. */
  void write(Path file, Supplier<? extends Outcome<?>> writing) {
    desk.tasks()
        .background(
            () -> {
              Outcome<?> outcome = writing.get();
              desk.tasks().onScreen(() -> tell(file, outcome));
            });
  }

  private void tell(Path file, Outcome<?> outcome) {
    outcome
        .failure()
        .ifPresentOrElse(this::warn, () -> desk.notices().say("app.files.saved", file));
  }

  private void warn(Problem problem) {
    desk.notices().warn(problem);
    desk.dialogs().tell(problem);
  }
}
