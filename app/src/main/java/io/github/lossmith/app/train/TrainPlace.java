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
  private final AppServices desk;
  private final DesignHandover designs;
  private final TrainModel model;

  public TrainPlace(AppServices desk, DesignHandover designs) {
    this(desk, designs, new TrainingChild(), folder(desk));
  }

  private static Path folder(AppServices desk) {
    Path usual = desk.directories().state().resolve("runs");
    return desk.settings().get().runs().orElse(usual).toAbsolutePath();
  }

  /** With another trainer and first folder, for tests. */
  TrainPlace(AppServices desk, DesignHandover designs, RunStarter starter, Path folder) {
    this.desk = desk;
    this.designs = designs;
    model = new TrainModel(desk, starter, folder, Clock.systemUTC());
    model.runs().look();
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
    controllers.put(RunsController.class, () -> new RunsController(desk, model, designs));
    controllers.put(LaunchController.class, () -> new LaunchController(desk, model));
    controllers.put(LossesController.class, () -> new LossesController(desk, model.launch()));
    controllers.put(DeviceController.class, () -> new DeviceController(desk, model));
    controllers.put(DataChecksController.class, () -> new DataChecksController(desk, model));
    controllers.put(StartController.class, () -> new StartController(desk, model));
    controllers.put(WatchController.class, () -> new WatchController(desk, model));
    controllers.put(DetailController.class, () -> new DetailController(desk, model));
    controllers.put(LogController.class, () -> new LogController(desk, model));
    controllers.put(CompareController.class, () -> new CompareController(desk, model));
    return controllers;
  }

  @Override
  public void shown() {
    model.launch().offer(designs.ticked());
    model.launch().begin();
  }

  @Override
  public boolean mayClose() {
    return model.steering().mayClose();
  }

  @Override
  public void close() {
    model.close();
  }
}
