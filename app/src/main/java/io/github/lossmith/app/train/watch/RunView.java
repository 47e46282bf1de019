package io.github.lossmith.app.train.watch;

import io.github.lossmith.trainer.history.MetricLine.Note;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.Optional;

/**
 * The visible data of one run; immutable.
 *
 * @param losses in the order of their training
 * @param group where it is shown as one of several seeds: the group that was ticked or selected
 */
public record RunView(
    RunDirectory directory, List<LossView> losses, List<Note> notes, Optional<GroupTitle> group) {
  /** A group of runs in the list. */
  public record GroupTitle(RunDirectory directory, String title) {}

  public RunView {
    losses = List.copyOf(losses);
    notes = List.copyOf(notes);
  }

  /** What was ticked or selected to show this run: the run itself, or its group. */
  RunDirectory row() {
    return group.map(GroupTitle::directory).orElse(directory);
  }

  public Optional<LossView> loss(String name) {
    return losses.stream().filter(loss -> loss.loss().equals(name)).findFirst();
  }
}
