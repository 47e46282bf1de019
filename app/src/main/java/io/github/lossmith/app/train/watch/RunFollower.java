package io.github.lossmith.app.train.watch;

import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one run as it grows. Used by one thread at a time. */
public final class RunFollower {
  private final RunDirectory directory;
  private final RunHistory history;
  private @Nullable RunView view;
  private @Nullable TrainedLosses losses;
  private String title = "";
  private Optional<RunView.GroupTitle> group = Optional.empty();

  public RunFollower(RunDirectory directory) {
    this.directory = directory;
    history = new RunHistory(directory);
  }

  /** The current state of the run; the same object as before if nothing has changed. */
  public synchronized RunView view(String titled) {
    return view(titled, Optional.empty());
  }

  /**
   * The same of one of several seeds.
   *
   * @param of the group that it is shown with
   */
  public synchronized RunView view(String titled, Optional<RunView.GroupTitle> of) {
    boolean changed = update() || !titled.equals(title) || !of.equals(group);
    title = titled;
    group = of;
    RunView before = view;
    if (before != null && !changed) {
      return before;
    }
    RunView now =
        new RunView(
            directory,
            history.losses().stream().map(loss -> loss(titled, loss)).toList(),
            history.notes(),
            of);
    view = now;
    return now;
  }

  private LossView loss(String titled, LossHistory loss) {
    TrainedLosses read = losses == null ? TrainedLosses.of(directory) : losses;
    losses = read;
    return LossView.of(titled, loss, read.identity(loss.loss()));
  }

  /**
   * Reads what is new; if a file cannot be read completely at the moment, the part read so far is
   * shown.
   */
  private boolean update() {
    try {
      return history.update();
    } catch (IOException passing) {
      return true;
    }
  }
}
