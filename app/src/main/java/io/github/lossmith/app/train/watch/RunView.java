package io.github.lossmith.app.train.watch;

import io.github.lossmith.trainer.run.MetricLine.Note;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.Optional;

/**
 * The visible data of one run; immutable.
 *
 * @param losses in the order of their training
 */
public record RunView(RunDirectory directory, List<LossView> losses, List<Note> notes) {
  public RunView {
    losses = List.copyOf(losses);
    notes = List.copyOf(notes);
  }

  public Optional<LossView> loss(String name) {
    return losses.stream().filter(loss -> loss.loss().equals(name)).findFirst();
  }
}
