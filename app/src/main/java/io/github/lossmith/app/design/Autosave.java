package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** Keeps the desk on disk, a moment after every change, and puts it back at the next start. */
final class Autosave {
  static final Duration DELAY = Duration.ofMillis(400);
  private final Desk desk;
  private final Workbench bench;
  private final DesignFiles files;
  private final Colours colours;
  private final Optional<Session> session;
  private @Nullable Cancellable coming;

  Autosave(Desk desk, Workbench bench, DesignFiles files, Colours colours) {
    this.desk = desk;
    this.bench = bench;
    this.files = files;
    this.colours = colours;
    session = session();
    session.flatMap(Session::read).ifPresent(this::restore);
    bench.sheets().addListener((ListChangeListener<Sheet>) change -> soon());
    bench.examples().addListener(observed -> soon());
    bench.ticked().addListener((SetChangeListener<Long>) change -> soon());
    bench.inHand().addListener(observed -> soon());
    files.changes().addListener(observed -> soon());
  }

  private Optional<Session> session() {
    try {
      return Optional.of(Session.open(desk.directories().state()));
    } catch (IOException unwritable) {
      warn(unwritable);
      return Optional.empty();
    }
  }

  private void warn(IOException unwritable) {
    desk.notices().warn(Problem.of("app.autosave.failed", desk.directories().state(), unwritable));
  }

  private void restore(Session.Kept kept) {
    bench.restore(kept.bench(), kept.ticked(), kept.inHand());
    files.restore(kept.files());
    colours.restore(kept.colours());
  }

  private void soon() {
    if (coming != null) {
      coming.cancel();
    }
    coming = desk.tasks().later(DELAY, this::keepInBackground);
  }

  private void keepInBackground() {
    Session.Kept kept = kept();
    desk.tasks().background(() -> write(kept));
  }

  private Session.Kept kept() {
    return new Session.Kept(
        bench.bench(),
        files.files(),
        Set.copyOf(bench.ticked()),
        bench.inHand().get(),
        colours.places());
  }

  private synchronized void write(Session.Kept kept) {
    try {
      if (session.isPresent()) {
        session.get().write(kept);
      }
    } catch (IOException unwritable) {
      desk.tasks().onScreen(() -> warn(unwritable));
    }
  }

  /** Writes what is left and lets go of the folder. */
  void close() {
    write(kept());
    letGo();
  }

  /** Lets go of the folder without a last word, as a kill does. */
  void letGo() {
    if (coming != null) {
      coming.cancel();
    }
    try {
      if (session.isPresent()) {
        session.get().close();
      }
    } catch (IOException unwritable) {
      warn(unwritable);
    }
  }
}
