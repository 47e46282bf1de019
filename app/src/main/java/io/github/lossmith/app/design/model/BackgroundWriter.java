package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Writes files in the background and reports the result on the screen. */
public final class BackgroundWriter {
  private final AppServices services;

  public BackgroundWriter(AppServices services) {
    this.services = services;
  }

  /** Runs {@code writing} in the background; a problem is also shown in a dialog. */
  public <T> void write(Path file, Supplier<Outcome<T>> writing) {
    services.tasks().background(writing, outcome -> tell(file, outcome));
  }

  private void tell(Path file, Outcome<?> outcome) {
    outcome
        .failure()
        .ifPresentOrElse(this::warn, () -> services.notices().say("app.files.saved", file));
  }

  private void warn(Problem problem) {
    services.notices().warn(problem);
    services.dialogs().tell(problem);
  }
}
