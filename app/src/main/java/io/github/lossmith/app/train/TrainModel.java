package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.check.DataVerdict;
import io.github.lossmith.app.train.check.Estimate;
import io.github.lossmith.app.train.check.LaunchChecks;
import io.github.lossmith.app.train.check.WarmUp;
import io.github.lossmith.app.train.compare.VerdictModel;
import io.github.lossmith.app.train.detail.BinModel;
import io.github.lossmith.app.train.detail.DetailModel;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.launch.NewRunModel;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.train.runs.RunNavigation;
import io.github.lossmith.app.train.runs.RunsModel;
import io.github.lossmith.app.train.search.NewSearchModel;
import io.github.lossmith.app.train.search.SearchModel;
import io.github.lossmith.app.train.sweep.NewSweepModel;
import io.github.lossmith.app.train.sweep.SweepModel;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/** The model of the place Train: the list of runs, the next run, and what is shown of them. */
public final class TrainModel implements RunNavigation {
  /** The parts of the place, in the order of their tabs. */
  static final int LAUNCH = 0;

  static final int WATCH = 1;

  static final int COMPARE = 4;

  static final int SWEEP = 5;

  static final int SEARCH = 6;

  private final AppServices services;
  private final RunStarter starter;
  private final Clock clock;
  private final Tasks tasks;
  private final Notices notices;
  private final RunListModel list;
  private final WatchModel watch;
  private final DetailModel detail;
  private final BinModel bins;
  private final VerdictModel verdicts;
  private final SweepModel sweep;
  private final SearchModel search;
  private final NewSearchModel newSearch;
  private final NewSweepModel newSweep;
  private final ViewOptions options = new ViewOptions();
  private final IntegerProperty part = new SimpleIntegerProperty(LAUNCH);
  private @Nullable Launch launch;

  /** The next run, and what is said of it before it starts. */
  private record Launch(NewRunModel newRun, LaunchChecks checks) {}

  TrainModel(
      AppServices services, DesignHandover designs, RunStarter starter, Path folder, Clock clock) {
    this.services = services;
    this.starter = starter;
    this.clock = clock;
    tasks = services.tasks();
    notices = services.notices();
    list = new RunListModel(services, starter, folder, clock);
    watch = new WatchModel(tasks, list.selection(), titles(list.runs()));
    detail = new DetailModel(watch, tasks);
    bins = new BinModel(detail, tasks, UserCache::folder);
    verdicts = new VerdictModel(tasks);
    newSweep = new NewSweepModel(tasks, () -> list.runs().folder().get(), list::showSweep);
    sweep = new SweepModel(tasks, list, () -> part.set(WATCH));
    search = new SearchModel(tasks, list, designs::open);
    newSearch = new NewSearchModel(tasks, () -> list.runs().folder().get(), list::begin);
    part.addListener(observed -> shown());
  }

  /** Made when it is first asked for: it reads experiments, which the window's start need not. */
  private Launch launch() {
    Launch known = launch;
    if (known == null) {
      known = newLaunch();
      launch = known;
    }
    return known;
  }

  private Launch newLaunch() {
    NewRunModel newRun =
        new NewRunModel(services, list.runs(), list.passing(), clock, this::follow);
    WarmUp warmUp = new WarmUp(starter);
    LaunchChecks checks =
        new LaunchChecks(
            newRun.form(),
            tasks,
            DataVerdict::of,
            () -> rehearsal(warmUp, newRun.fitting(), newRun.device().choice().get()));
    newRun.device().choice().addListener((observed, before, now) -> checks.forget());
    return new Launch(newRun, checks);
  }

  private static WatchModel.RunTitles titles(RunsModel runs) {
    return new WatchModel.RunTitles() {
      @Override
      public String title(RunDirectory run) {
        return runs.title(run);
      }

      @Override
      public List<RunDirectory> members(RunDirectory run) {
        return runs.members(run);
      }
    };
  }

  private static Function<Experiment, LocalisedText> rehearsal(
      WarmUp warmUp, UnaryOperator<Experiment> fitting, EngineChoice choice) {
    return experiment -> Estimate.measure(warmUp, fitting.apply(experiment), choice);
  }

  /** The place is shown: what can train here is looked for once the form is in front. */
  void shown() {
    if (part.get() == LAUNCH) {
      newRun().device().begin();
    }
  }

  RunListModel list() {
    return list;
  }

  NewRunModel newRun() {
    return launch().newRun();
  }

  LaunchChecks checks() {
    return launch().checks();
  }

  WatchModel watch() {
    return watch;
  }

  BinModel bins() {
    return bins;
  }

  DetailModel detail() {
    return detail;
  }

  NewSweepModel newSweep() {
    return newSweep;
  }

  SweepModel sweep() {
    return sweep;
  }

  SearchModel search() {
    return search;
  }

  NewSearchModel newSearch() {
    return newSearch;
  }

  VerdictModel verdicts() {
    return verdicts;
  }

  /** The name of what a run, or its group, is doing; empty where it is not in the list. */
  String status(RunView view) {
    RunDirectory row = view.group().map(RunView.GroupTitle::directory).orElse(view.directory());
    return list.runs().find(row).map(found -> found.state().status().name()).orElse("");
  }

  ViewOptions options() {
    return options;
  }

  /** The tab in front. */
  IntegerProperty part() {
    return part;
  }

  @Override
  public void compare(RunSummary run) {
    list.selection().shown().add(run.directory());
    part.set(COMPARE);
  }

  @Override
  public boolean hasHistogram(String loss) {
    return watch
        .selectedView()
        .flatMap(view -> view.loss(loss))
        .filter(view -> !view.probabilities().isEmpty())
        .isPresent();
  }

  @Override
  public void like(RunSummary run) {
    tasks.background(() -> experiment(run), this::like);
  }

  private static Outcome<Experiment> experiment(RunSummary run) {
    return run.group().isPresent()
        ? GroupFile.read(new RunGroup(run.directory().path()))
            .map(file -> fitting(run.current(), file.experiment()))
        : ExperimentFile.read(run.directory().experiment()).map(read -> fitting(run, read));
  }

  /** A batch that did not fit in memory is not tried whole again. */
  private static Experiment fitting(RunSummary run, Experiment experiment) {
    int parts = Math.max(run.state().accumulate(), experiment.schedule().accumulate());
    return experiment.withSchedule(experiment.schedule().withAccumulate(parts));
  }

  private void like(Outcome<Experiment> read) {
    read.failure().ifPresent(notices::warn);
    read.toOptional()
        .ifPresent(
            experiment -> {
              newRun().form().like(experiment);
              part.set(LAUNCH);
            });
  }

  /** Ticks and selects a run that has just been made, with Watch in front. */
  void follow(RunDirectory run) {
    part.set(WATCH);
    list.follow(run);
  }

  void close() {
    if (launch != null) {
      launch.newRun().close();
    }
    list.runs().close();
    watch.close();
  }
}
