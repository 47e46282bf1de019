package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.device.DeviceMemory;
import io.github.lossmith.app.train.device.DeviceModel;
import io.github.lossmith.app.train.device.OfferSource;
import io.github.lossmith.app.train.runs.PassingNotices;
import io.github.lossmith.app.train.runs.RunsModel;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.run.RunDirectory;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** The model of the next run: the form, the device, the directory, the start. */
public final class NewRunModel {
  private final LaunchForm form;
  private final FormMemory memory;
  private final NewRunDirectoryModel directory;
  private final DeviceModel device;
  private final LaunchFile file;
  private final RunSubmission submission;

  /**
   * @param follow told of every run that was made
   */
  public NewRunModel(
      AppServices services,
      RunsModel runs,
      PassingNotices passing,
      Clock clock,
      Consumer<RunDirectory> follow) {
    device =
        new DeviceModel(
            OfferSource.here(services.settings()),
            services.tasks(),
            services.dialogs(),
            new DeviceMemory(
                services.directories().state().resolve("device.json"), services.tasks()));
    form = new LaunchForm(services.tasks());
    memory =
        new FormMemory(
            services.directories().state().resolve("launch-form.json"), services.tasks());
    memory.read(services.notices()::keep).ifPresent(form::restore);
    form.onChange(() -> memory.keep(form.state()));
    device.choice().subscribe(choice -> form.race().see(choice));
    directory = new NewRunDirectoryModel(services.tasks(), runs, form);
    file = new LaunchFile(services.directories().state().resolve("launch"), services.tasks());
    submission = new RunSubmission(this, services, runs, passing, clock, follow);
    runs.afterRefresh(form::recheckFiles);
  }

  public LaunchForm form() {
    return form;
  }

  /** The directory of the next run. */
  NewRunDirectoryModel directory() {
    return directory;
  }

  public DeviceModel device() {
    return device;
  }

  /**
   * Cuts the batches of an experiment for the device that is chosen now, on any thread; into the
   * parts that were typed, if there are any.
   */
  public UnaryOperator<Experiment> fitting() {
    return form.accumulate().get().isBlank() ? device.fitting() : UnaryOperator.identity();
  }

  /** The form as a file. */
  public LaunchFile file() {
    return file;
  }

  RunSubmission submission() {
    return submission;
  }

  /** Whether the form makes sense and nothing is being fetched for it. */
  public ObservableValue<Boolean> startable() {
    return Bindings.createBooleanBinding(
        () -> form.ready().get() && !device.busy().get(), form.ready(), device.busy());
  }

  public void close() {
    device.close();
    memory.close();
  }
}
