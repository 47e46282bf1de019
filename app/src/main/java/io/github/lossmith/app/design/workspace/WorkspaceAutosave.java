package io.github.lossmith.app.design.workspace;

import io.github.lossmith.app.design.model.DesignFiles;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.task.Tasks.Cancellable;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Saves the open designs shortly after the last of several changes, but never long after the first
 * of them, and restores them at the next start. A file that cannot be read completely is renamed
 * before it would be overwritten.
 */
public final class WorkspaceAutosave {
  /** Delay after the last change: short enough to save every single edit. */
  static final Duration DELAY = Duration.ofMillis(400);

  /**
   * Delay after the first change: the most work that a kill can lose during typing or dragging
   * without a pause.
   */
  static final Duration LONGEST = Duration.ofMillis(1200);

  private static final String FAILED = "app.autosave.failed";

  /** Owner of the styles of the last session, which are kept until Train reports what it shows. */
  private static final String RESTORED = "train";

  private final AppServices services;
  private final DesignsModel designs;
  private final DesignFiles files;
  private final Optional<WorkspaceFile> workspace;
  private final AtomicReference<WorkspaceFile.@Nullable Kept> unwritten = new AtomicReference<>();
  private @Nullable Cancellable coming;
  private @Nullable Cancellable latest;

  public WorkspaceAutosave(AppServices services, DesignsModel designs, DesignFiles files) {
    this.services = services;
    this.designs = designs;
    this.files = files;
    workspace = workspace().flatMap(this::restored);
    designs.openDesigns().addListener((ListChangeListener<OpenDesign>) change -> soon());
    designs.examples().addListener(observed -> soon());
    designs.ticked().addListener((SetChangeListener<Long>) change -> soon());
    designs.selectedDesign().addListener(observed -> soon());
    files.changes().addListener(observed -> soon());
  }

  private Optional<WorkspaceFile> workspace() {
    try {
      return Optional.of(WorkspaceFile.open(services.directories().state()));
    } catch (IOException unwritable) {
      warn(unwritable);
      return Optional.empty();
    }
  }

  private void warn(IOException unwritable) {
    services.notices().keep(problem(unwritable));
  }

  private Problem problem(IOException unwritable) {
    return Problem.of(FAILED, services.directories().state(), AtomicFile.reason(unwritable));
  }

  /** Restores the designs and starts the autosave; none if unread data would be overwritten. */
  private Optional<WorkspaceFile> restored(WorkspaceFile opened) {
    WorkspaceFile.Found found = opened.read();
    found.kept().ifPresent(this::restore);
    if (found.damage().isEmpty()) {
      return Optional.of(opened);
    }
    try {
      Path aside = opened.putAside();
      services.notices().keep(Problem.of("app.autosave.aside", aside, found.damage().get()));
      return Optional.of(opened);
    } catch (IOException stuck) {
      warn(stuck);
      release(opened);
      return Optional.empty();
    }
  }

  private void restore(WorkspaceFile.Kept kept) {
    designs.restore(kept.designs(), kept.ticked(), kept.selectedDesign());
    files.restore(kept.files());
    services.styles().restore(RESTORED, kept.styles());
  }

  private void soon() {
    cancel(coming);
    coming = services.tasks().later(DELAY, this::keepInBackground);
    if (latest == null) {
      latest = services.tasks().later(LONGEST, this::keepInBackground);
    }
  }

  private void keepInBackground() {
    stopWaiting();
    unwritten.set(kept());
    services.tasks().background(this::writeNewest, this::written);
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
    DesignsModel.View view = designs.ownWork().view();
    return new WorkspaceFile.Kept(
        designs.ownWork().state(),
        files.files(),
        view.ticked(),
        view.selectedDesign(),
        services.styles().given());
  }

  /**
   * Writes the newest state; an older one is never written after a newer one.
   *
   * @return whether there was one to write
   */
  private synchronized Outcome<Boolean> writeNewest() {
    WorkspaceFile.Kept kept = unwritten.getAndSet(null);
    if (kept == null || workspace.isEmpty()) {
      return Outcome.ok(false);
    }
    try {
      workspace.get().write(kept);
      return Outcome.ok(true);
    } catch (IOException unwritable) {
      return Outcome.bad(problem(unwritable));
    }
  }

  private void written(Outcome<Boolean> outcome) {
    outcome.failure().ifPresent(services.notices()::keep);
    if (outcome.equals(Outcome.ok(true))) {
      services.notices().ended(FAILED);
    }
  }

  /** Writes unsaved changes and releases the folder. */
  public void close() {
    unwritten.set(kept());
    written(writeNewest());
    release();
  }

  /** Releases the folder without writing, like a kill. */
  void release() {
    stopWaiting();
    workspace.ifPresent(this::release);
  }

  private void release(WorkspaceFile opened) {
    try {
      opened.close();
    } catch (IOException unwritable) {
      warn(unwritable);
    }
  }
}
