package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/**
 * The buttons below the list of runs: each does something with the selected run where it can be
 * done.
 */
record RunButtons(Controls controls, RunListModel model) {
  void bind(Button stop, Button resume, Button start, Button delete) {
    bind(stop, "stop", "fth-square", RunSummary::isRunning, model.actions()::stop);
    bind(resume, "resume", "fth-play", RunButtons::goesOn, model.actions()::resume);
    bind(start, "start-now", "fth-fast-forward", RunButtons::waits, model.queue()::start);
    bind(delete, "delete", "fth-trash-2", RunButtons::isDeletable, model.actions()::delete);
  }

  /** Of a sweep, what waits can be trained, and what failed be tried again. */
  static boolean goesOn(RunSummary run) {
    return run.sweep()
        .map(sweep -> sweep.refusal().isEmpty() && run.isResumable())
        .orElse(run.isResumable());
  }

  /** What trains is stopped first; a sweep whose plan cannot be read may be of another version. */
  static boolean isDeletable(RunSummary run) {
    return !run.isRunning() && run.sweep().map(sweep -> sweep.refusal().isEmpty()).orElse(true);
  }

  private static boolean waits(RunSummary run) {
    return run.state().status() == RunStatus.QUEUED;
  }

  private void bind(
      Button button,
      String name,
      String icon,
      Predicate<RunSummary> possible,
      Consumer<RunSummary> work) {
    ObservableValue<Boolean> condition =
        model.selected().map(run -> run.filter(possible).isPresent());
    UserAction action =
        UserAction.of(
            "app.train." + name, icon, null, () -> model.selected().get().ifPresent(work));
    controls.bind(button, action.when(condition));
  }
}
