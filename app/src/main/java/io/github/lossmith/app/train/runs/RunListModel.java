package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.scheduler.QueueWatch;
import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The list of runs: the runs, which of them are ticked and selected, and the actions on them. All
 * methods are called on the JavaFX thread.
 */
public final class RunListModel {
  private final RunsModel runs;
  private final RunSelection selection = new RunSelection();
  private final PassingNotices passing;
  private final RunQueue queue;
  private final SweepActions sweeps;
  private final QueueWatch slurm;
  private final RunActions actions;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<RunSummary>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Runs that were made here and are not in the list yet, in the order of their making. */
  private final Set<RunDirectory> coming = new LinkedHashSet<>();

  private Set<RunDirectory> working = Set.of();

  /**
   * @param folder where the runs are
   */
  public RunListModel(AppServices services, RunStarter starter, Path folder, Clock clock) {
    runs = new RunsModel(services.tasks(), clock, folder);
    passing = new PassingNotices(services.notices());
    queue = new RunQueue(runs, starter, services.tasks(), passing);
    sweeps = new SweepActions(runs, new SweepWorkProcess(), services.tasks(), passing);
    actions = new RunActions(runs, queue, sweeps, services.tasks(), services.dialogs(), passing);
    slurm = new QueueWatch(services.tasks(), SlurmProgram.onPath(), runs::showQueued);
    runs.afterRefresh(passing::refresh);
    runs.afterRefresh(this::refreshed);
    runs.folder().addListener((observed, before, now) -> coming.clear());
    selection.selected().addListener((observed, before, now) -> select());
  }

  public RunsModel runs() {
    return runs;
  }

  /** Which runs are ticked and selected. */
  public RunSelection selection() {
    return selection;
  }

  /** Trains what is left of a sweep on this machine, or goes on with a search. */
  public void work(RunSummary sweep) {
    sweeps.work(sweep, false);
  }

  /** Goes on with a search that has just been written, and shows it. */
  public void begin(RunDirectory search, String title) {
    showSweep(search);
    sweeps.work(search, title, false);
  }

  /** Whether a process of this window is on its way to train a sweep. */
  public boolean isStarting(RunSummary sweep) {
    return sweeps.isStarting(sweep.directory());
  }

  /** The same, and those again that have failed, however often. */
  public void workAgain(RunSummary sweep) {
    sweeps.work(sweep, true);
  }

  /** Stops the runs that train on this machine, with checkpoints. */
  public void stop(RunSummary sweep) {
    actions.stop(sweep);
  }

  /** Something was put into Slurm's queue, which is looked at anew. */
  public void submitted() {
    slurm.forget();
    runs.refresh();
  }

  SweepActions sweeps() {
    return sweeps;
  }

  RunQueue queue() {
    return queue;
  }

  public RunActions actions() {
    return actions;
  }

  /** Notices that end with what they tell of. */
  public PassingNotices passing() {
    return passing;
  }

  /** Which runs are in the list. */
  public StringProperty filter() {
    return filter;
  }

  /** The selected run as it was last seen. */
  public ReadOnlyObjectProperty<Optional<RunSummary>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Ticks and selects a run that has just been made, as soon as it is in the list. */
  public void follow(RunDirectory run) {
    coming.add(run);
    runs.refresh();
  }

  /** Selects a sweep that has just been planned, as soon as it is in the list. */
  public void showSweep(RunDirectory sweep) {
    if (!runs.folder().get().equals(sweep.path().getParent())) {
      runs.choose(sweep.path());
    }
    follow(sweep);
  }

  private void refreshed() {
    slurm.look(runs.waitingSweeps(), runs.now());
    selection.keep(run -> runs.find(run).isPresent());
    showWorking();
    showComing();
    select();
  }

  private void showComing() {
    for (RunDirectory run : List.copyOf(coming)) {
      Optional<RunSummary> there = runs.find(run);
      if (there.isPresent()) {
        coming.remove(run);
        if (there.get().sweep().isEmpty()) {
          selection.shown().add(run);
        }
        selection.selected().set(Optional.of(run));
      }
    }
  }

  /** A run that starts to train is ticked once; if the user unticks it, it stays unticked. */
  private void showWorking() {
    Set<RunDirectory> now = new LinkedHashSet<>();
    for (RunSummary run : runs.runs()) {
      if (run.isRunning()) {
        now.add(run.directory());
        if (!working.contains(run.directory())) {
          selection.shown().add(row(run.directory()));
        }
      }
    }
    working = now;
    if (selection.selected().get().isEmpty() && coming.isEmpty()) {
      selection.selected().set(now.stream().findFirst().map(this::row));
    }
  }

  private RunDirectory row(RunDirectory run) {
    return runs.row(run).map(RunSummary::directory).orElse(run);
  }

  private void select() {
    selected.set(selection.selected().get().flatMap(runs::find));
  }
}
