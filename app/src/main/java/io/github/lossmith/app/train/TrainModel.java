package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Everything behind the place Train. */
public final class TrainModel {
  /** The parts of the place, in the order of their tabs. */
  static final int LAUNCH = 0;

  static final int WATCH = 1;

  static final int COMPARE = 4;

  private final Tasks tasks;
  private final Notices notices;
  private final PassingNotices passing;
  private final RunsModel runs;
  private final RunQueue queue;
  private final RunActions actions;
  private final WatchModel watch;
  private final LaunchModel launch;
  private final FormMemory memory;
  private final NextRun next;
  private final ViewOptions options = new ViewOptions();
  private final DetailModel detail;
  private final RunLauncher launcher;
  private final LaunchChecks checks;
  private final DeviceModel device;
  private final LaunchFile file;
  private final StringProperty filter = new SimpleStringProperty("");
  private final IntegerProperty part = new SimpleIntegerProperty(LAUNCH);
  private final ReadOnlyObjectWrapper<Optional<RunSummary>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<RunDirectory> coming = Optional.empty();
  private Set<RunDirectory> working = Set.of();

  TrainModel(AppServices services, RunStarter starter, Path folder, Clock clock) {
    tasks = services.tasks();
    notices = services.notices();
    runs = new RunsModel(services.tasks(), clock, folder);
    passing = new PassingNotices(notices);
    queue = new RunQueue(runs, starter, tasks, passing);
    actions = new RunActions(runs, queue, tasks, services.dialogs(), passing);
    runs.afterRefresh(passing::refresh);
    watch = new WatchModel(services.tasks(), runs::title);
    detail = new DetailModel(watch, services.tasks());
    device = new DeviceModel(GpuSource.here(), services.tasks(), services.dialogs());
    launch = new LaunchModel(services.tasks());
    memory =
        new FormMemory(
            services.directories().state().resolve("launch-form.json"), services.tasks());
    memory.read().ifPresent(launch::restore);
    launch.onChange(() -> memory.keep(launch.state()));
    next = new NextRun(services.tasks(), runs, launch);
    file = new LaunchFile(services.directories().state().resolve("launch"), services.tasks());
    launcher = new RunLauncher(this, services, clock);
    WarmUp warmUp = new WarmUp(starter);
    checks =
        new LaunchChecks(
            launch,
            services.tasks(),
            DataVerdict::of,
            () -> rehearsal(warmUp, device.chosen().get()));
    device.chosen().addListener((observed, before, now) -> checks.forget());
    runs.afterRefresh(this::refreshed);
    watch.selected().addListener((observed, before, now) -> select());
  }

  private static Function<Experiment, LocalisedText> rehearsal(WarmUp warmUp, Device device) {
    return experiment -> Estimate.measure(warmUp, experiment, device);
  }

  private void refreshed() {
    watch.keep(runs.runs());
    showWorking();
    launch.recheckFiles();
    coming
        .filter(run -> runs.find(run).isPresent())
        .ifPresent(
            run -> {
              coming = Optional.empty();
              watch.shown().add(run);
              watch.selected().set(Optional.of(run));
            });
    select();
  }

  /** A run that begins to work is ticked; whoever unticks it is left in peace. */
  private void showWorking() {
    Set<RunDirectory> now = new LinkedHashSet<>();
    for (RunSummary run : runs.runs()) {
      if (run.isRunning()) {
        now.add(run.directory());
        if (!working.contains(run.directory())) {
          watch.shown().add(run.directory());
        }
      }
    }
    working = now;
    if (watch.selected().get().isEmpty() && coming.isEmpty()) {
      watch.selected().set(now.stream().findFirst());
    }
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

  RunActions actions() {
    return actions;
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

  /** Notices that end with what they tell of. */
  PassingNotices passing() {
    return passing;
  }

  /** Where the next run goes. */
  NextRun next() {
    return next;
  }

  RunLauncher launcher() {
    return launcher;
  }

  LaunchChecks checks() {
    return checks;
  }

  DeviceModel device() {
    return device;
  }

  /** Whether the form makes sense and nothing is being fetched for it. */
  ObservableValue<Boolean> startable() {
    return Bindings.createBooleanBinding(
        () -> launch.ready().get() && !device.busy().get(), launch.ready(), device.busy());
  }

  /** The form as a file. */
  LaunchFile file() {
    return file;
  }

  /** Which runs are in the list. */
  StringProperty filter() {
    return filter;
  }

  /** The tab in front. */
  IntegerProperty part() {
    return part;
  }

  /** The selected run as it was last seen. */
  ReadOnlyObjectProperty<Optional<RunSummary>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Ticks a run beside those that are, with the comparison in front. */
  void compare(RunSummary run) {
    watch.shown().add(run.directory());
    part.set(COMPARE);
  }

  /** Ticks and selects a run that has just been made, with Watch in front. */
  void follow(RunDirectory run) {
    coming = Optional.of(run);
    part.set(WATCH);
    runs.refresh();
  }

  /** Fills the launch form from a run's experiment, with the form in front. */
  void like(RunSummary run) {
    tasks.background(() -> ExperimentFile.read(run.directory().experiment()), this::like);
  }

  private void like(Outcome<Experiment> read) {
    read.failure().ifPresent(notices::warn);
    read.toOptional()
        .ifPresent(
            experiment -> {
              launch.like(experiment);
              part.set(LAUNCH);
            });
  }

  void close() {
    device.cancel();
    memory.close();
    runs.close();
    watch.close();
  }
}
