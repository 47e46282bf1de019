package io.github.lossmith.app.train;

import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.check.DataChecksController;
import io.github.lossmith.app.train.compare.CompareController;
import io.github.lossmith.app.train.compare.VerdictController;
import io.github.lossmith.app.train.detail.DetailController;
import io.github.lossmith.app.train.device.DeviceController;
import io.github.lossmith.app.train.device.SwitchesController;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.launch.LaunchController;
import io.github.lossmith.app.train.launch.LossesController;
import io.github.lossmith.app.train.launch.OptimisationController;
import io.github.lossmith.app.train.launch.RaceController;
import io.github.lossmith.app.train.launch.StartController;
import io.github.lossmith.app.train.runs.RunsController;
import io.github.lossmith.app.train.search.NewSearchController;
import io.github.lossmith.app.train.search.SearchController;
import io.github.lossmith.app.train.sweep.NewSweepController;
import io.github.lossmith.app.train.sweep.SweepController;
import io.github.lossmith.app.train.sweep.form.SweepFieldsController;
import io.github.lossmith.app.train.watch.LogController;
import io.github.lossmith.app.train.watch.WatchController;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The place Train: launch, watch, control and compare runs. */
public final class TrainPlace implements Place {
  private final AppServices services;
  private final DesignHandover designs;
  private final TrainModel model;
  private final FitModel fit;

  public TrainPlace(AppServices services, DesignHandover designs) {
    this(services, designs, TrainingLauncher.detached(), folder(services));
  }

  private static Path folder(AppServices services) {
    Path usual = services.directories().state().resolve("runs");
    return services.settings().get().runs().orElse(usual).toAbsolutePath();
  }

  /** For tests: with another trainer and first folder. */
  TrainPlace(AppServices services, DesignHandover designs, RunStarter starter, Path folder) {
    this.services = services;
    this.designs = designs;
    model = new TrainModel(services, designs, starter, folder, Clock.systemUTC());
    fit = RunExamples.model(services, model.watch(), model.detail(), designs);
    model.list().runs().refresh();
    model.watch().update();
  }

  TrainModel model() {
    return model;
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String icon() {
    return "fth-activity";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    controllers.put(TrainController.class, () -> new TrainController(model));
    controllers.put(
        RunsController.class, () -> new RunsController(services, model.list(), model, designs));
    controllers.put(LaunchController.class, () -> new LaunchController(services, model.newRun()));
    controllers.put(
        LossesController.class, () -> new LossesController(services, model.newRun().form()));
    controllers.put(
        RaceController.class, () -> new RaceController(services, model.newRun().form()));
    controllers.put(
        OptimisationController.class,
        () -> new OptimisationController(services, model.newRun().form()));
    controllers.put(
        DeviceController.class, () -> new DeviceController(services, model.newRun().device()));
    controllers.put(
        SwitchesController.class, () -> new SwitchesController(services, model.newRun().device()));
    controllers.put(
        DataChecksController.class,
        () -> new DataChecksController(services, model.checks(), model.newRun()));
    controllers.put(StartController.class, () -> new StartController(services, model.newRun()));
    controllers.put(
        WatchController.class,
        () -> new WatchController(services, model.list(), model.watch(), model.options(), designs));
    controllers.put(
        DetailController.class,
        () -> new DetailController(services, model.detail(), model.bins(), designs));
    controllers.put(RunFitController.class, () -> new RunFitController(services, fit));
    controllers.put(
        LogController.class, () -> new LogController(services, model.list(), model.watch()));
    controllers.put(
        CompareController.class,
        () ->
            new CompareController(
                services, model.watch(), model.options(), model.list().runs()::engine));
    controllers.put(
        SweepController.class, () -> new SweepController(services, model.sweep(), model.list()));
    controllers.put(
        SearchController.class,
        () -> new SearchController(services, model.search(), model.list(), designs));
    controllers.put(
        NewSearchController.class, () -> new NewSearchController(services, model.newSearch()));
    controllers.put(
        NewSweepController.class, () -> new NewSweepController(services, model.newSweep()));
    controllers.put(
        SweepFieldsController.class,
        () -> new SweepFieldsController(services, model.newSweep().form()));
    controllers.put(
        VerdictController.class,
        () ->
            new VerdictController(
                services, model.verdicts(), model.watch(), model.options(), model::status));
    return controllers;
  }

  @Override
  public void shown() {
    model.newRun().form().offer(designs.ticked());
    model.newSweep().form().offer(designs.ticked());
    model.newRun().form().begin();
    model.shown();
  }

  @Override
  public boolean mayClose() {
    return model.list().actions().mayClose();
  }

  @Override
  public void close() {
    model.close();
  }
}
