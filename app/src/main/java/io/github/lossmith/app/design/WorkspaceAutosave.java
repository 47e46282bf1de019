package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the desk on disk, a moment after the last of several changes but never long after the first
 * of them, and puts it back at the next start. What cannot be read in full is put aside before
 * anything is written over it.
 */
final class WorkspaceAutosave {
  /** After the last change: a step of work is on the disk before the next one begins. */
  static final Duration DELAY = Duration.ofMillis(400);

  /** After the first change: the most that a kill takes from who types or drags without a pause. */
  static final Duration LONGEST = Duration.ofMillis(1200);

  private static final String FAILED = "app.autosave.failed";

  /** Until Train says what it shows, lines of the last time are kept for it. */
  private static final String RESTORED = "train";

  private final AppServices desk;
  private final DesignsModel bench;
  private final DesignFiles files;
  private final Optional<WorkspaceFile> session;
  private final AtomicReference<WorkspaceFile.@Nullable Kept> unwritten = new AtomicReference<>();
  private @Nullable Cancellable coming;
  private @Nullable Cancellable latest;

  WorkspaceAutosave(AppServices desk, DesignsModel bench, DesignFiles files) {
    this.desk = desk;
    this.bench = bench;
    this.files = files;
    session = session().flatMap(this::restored);
    bench.sheets().addListener((ListChangeListener<OpenDesign>) change -> soon());
    bench.examples().addListener(observed -> soon());
    bench.ticked().addListener((SetChangeListener<Long>) change -> soon());
    bench.inHand().addListener(observed -> soon());
    files.changes().addListener(observed -> soon());
  }

  private Optional<WorkspaceFile> session() {
    try {
      return Optional.of(WorkspaceFile.open(desk.directories().state()));
    } catch (IOException unwritable) {
      warn(unwritable);
      return Optional.empty();
    }
  }

  private void warn(IOException unwritable) {
    desk.notices()
        .keep(Problem.of(FAILED, desk.directories().state(), AtomicFile.reason(unwritable)));
  }

  /** The session with its desk put back; none where something unread would be written over. */
  private Optional<WorkspaceFile> restored(WorkspaceFile opened) {
    WorkspaceFile.Found found = opened.read();
    found.kept().ifPresent(this::restore);
    if (found.damage().isEmpty()) {
      return Optional.of(opened);
    }
    try {
      Path aside = opened.putAside();
      desk.notices().keep(Problem.of("app.autosave.aside", aside, found.damage().get()));
      return Optional.of(opened);
    } catch (IOException stuck) {
      warn(stuck);
      letGo(opened);
      return Optional.empty();
    }
  }

  private void restore(WorkspaceFile.Kept kept) {
    bench.restore(kept.bench(), kept.ticked(), kept.inHand());
    files.restore(kept.files());
    desk.styles().restore(RESTORED, kept.styles());
  }

  private void soon() {
    cancel(coming);
    coming = desk.tasks().later(DELAY, this::keepInBackground);
    if (latest == null) {
      latest = desk.tasks().later(LONGEST, this::keepInBackground);
    }
  }

  private void keepInBackground() {
    stopWaiting();
    unwritten.set(kept());
    desk.tasks().background(this::writeNewest);
  }

  private void stopWaiting() {
    cancel(coming);
    cancel(latest);
    coming = null;
    latest = null;
  }

  private static void cancel(@Nullable Cancellable waiting) {
    if (waiting != null) {
      waiting.cancel();
    }
  }

  private WorkspaceFile.Kept kept() {
    return new WorkspaceFile.Kept(
        bench.bench(),
        files.files(),
        Set.copyOf(bench.ticked()),
        bench.inHand().get(),
        desk.styles().given());
  }

  /** Writes what is newest; an older state never comes after a newer one. */
  private synchronized void writeNewest() {
    WorkspaceFile.Kept kept = unwritten.getAndSet(null);
    if (kept == null || session.isEmpty()) {
      return;
    }
    try {
      session.get().write(kept);
      desk.tasks().onScreen(() -> desk.notices().ended(FAILED));
    } catch (IOException unwritable) {
      desk.tasks().onScreen(() -> warn(unwritable));
    }
  }

  /** Writes what is left and lets go of the folder. */
  void close() {
    unwritten.set(kept());
    writeNewest();
    letGo();
  }

  /** Lets go of the folder without a last word, as a kill does. */
  void letGo() {
    stopWaiting();
    session.ifPresent(this::letGo);
  }

  private void letGo(WorkspaceFile opened) {
    try {
      opened.close();
    } catch (IOException unwritable) {
      warn(unwritable);
    }
  }
}
