package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The place Train: launch, watch, steer and compare runs. */
public final class TrainPlace implements Place {
  private final AppServices services;
  private final DesignHandover designs;
  private final TrainModel model;

  public TrainPlace(AppServices services, DesignHandover designs) {
    this(services, designs, new TrainingChild(), folder(services));
  }

  private static Path folder(AppServices services) {
    Path usual = services.directories().state().resolve("runs");
    return services.settings().get().runs().orElse(usual).toAbsolutePath();
  }

  /** With another trainer and first folder, for tests. */
  TrainPlace(AppServices services, DesignHandover designs, RunStarter starter, Path folder) {
    this.services = services;
    this.designs = designs;
    model = new TrainModel(services, starter, folder, Clock.systemUTC());
    model.runs().refresh();
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
    controllers.put(RunsController.class, () -> new RunsController(services, model, designs));
    controllers.put(LaunchController.class, () -> new LaunchController(services, model));
    controllers.put(LossesController.class, () -> new LossesController(services, model.launch()));
    controllers.put(DeviceController.class, () -> new DeviceController(services, model));
    controllers.put(DataChecksController.class, () -> new DataChecksController(services, model));
    controllers.put(StartController.class, () -> new StartController(services, model));
    controllers.put(WatchController.class, () -> new WatchController(services, model));
    controllers.put(DetailController.class, () -> new DetailController(services, model));
    controllers.put(LogController.class, () -> new LogController(services, model));
    controllers.put(CompareController.class, () -> new CompareController(services, model));
    return controllers;
  }

  @Override
  public void shown() {
    model.launch().offer(designs.ticked());
    model.launch().begin();
  }

  @Override
  public boolean mayClose() {
    return model.actions().mayClose();
  }

  @Override
  public void close() {
    model.close();
  }
}
