package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** Everything behind the place Train. */
public final class TrainModel {
  /** The parts of the place, in the order of their tabs. */
  static final int LAUNCH = 0;

  static final int WATCH = 1;

  private final RunsModel runs;
  private final RunQueue queue;
  private final Steering steering;
  private final WatchModel watch;
  private final LaunchModel launch = new LaunchModel();
  private final ViewOptions options = new ViewOptions();
  private final DetailModel detail;
  private final LaunchPad pad;
  private final Preflight preflight;
  private final IntegerProperty part = new SimpleIntegerProperty(LAUNCH);
  private final ReadOnlyObjectWrapper<Optional<RunSummary>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<RunDirectory> coming = Optional.empty();

  TrainModel(Desk desk, RunStarter starter, Path folder, Clock clock) {
    runs = new RunsModel(desk.tasks(), clock, folder);
    queue = new RunQueue(runs, starter, desk.tasks(), desk.notices());
    steering = new Steering(runs, queue, desk.tasks(), desk.dialogs(), desk.notices());
    watch = new WatchModel(desk.tasks());
    detail = new DetailModel(watch, desk.tasks());
    pad = new LaunchPad(this, desk, clock);
    WarmUp warmUp = new WarmUp(starter);
    preflight =
        new Preflight(
            launch,
            desk.tasks(),
            DataVerdict::of,
            experiment -> Estimate.measure(warmUp, experiment));
    runs.afterLook(this::looked);
    watch.selected().addListener((observed, before, now) -> select());
  }

  private void looked() {
    watch.keep(runs.runs());
    coming
        .filter(run -> runs.find(run).isPresent())
        .ifPresent(
            run -> {
              coming = Optional.empty();
              watch.selected().set(Optional.of(run));
            });
    select();
  }

  private void select() {
    selected.set(watch.selected().get().flatMap(runs::find));
  }

  public RunsModel runs() {
    return runs;
  }

  RunQueue queue() {
    return queue;
  }

  Steering steering() {
    return steering;
  }

  WatchModel watch() {
    return watch;
  }

  ViewOptions options() {
    return options;
  }

  DetailModel detail() {
    return detail;
  }

  LaunchModel launch() {
    return launch;
  }

  LaunchPad pad() {
    return pad;
  }

  Preflight preflight() {
    return preflight;
  }

  /** The tab in front. */
  IntegerProperty part() {
    return part;
  }

  /** The selected run as it was last seen. */
  ReadOnlyObjectProperty<Optional<RunSummary>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Shows a run that has just been made. */
  void follow(RunDirectory run) {
    coming = Optional.of(run);
    part.set(WATCH);
    runs.look();
  }

  void close() {
    runs.close();
    watch.close();
  }
}
