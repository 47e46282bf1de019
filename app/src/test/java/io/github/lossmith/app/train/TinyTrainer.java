package io.github.lossmith.app.train;

import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.List;

/** The real training process on so few images that it begins at once. */
final class TinyTrainer implements RunStarter {
  private static final int IMAGES = 12;
  private static final int TEST_IMAGES = 6;
  private static final int BATCH = 2;
  private final RunStarter real = TrainingLauncher.detached(0);

  @Override
  public Process start(RunDirectory run) throws IOException {
    Experiment asked = ExperimentFile.read(run.experiment()).orThrow();
    Experiment tiny = tiny(asked);
    if (!tiny.equals(asked)) {
      ExperimentFile.write(tiny, run.experiment());
    }
    return real.start(run);
  }

  /** A run called broken asks for images that are not there. */
  private static Experiment tiny(Experiment asked) {
    if (asked.name().equals("broken")) {
      DataSource.Part part = new DataSource.Part("", List.of("trainval"), List.of("test"));
      return asked.withData(new DataSource.VocFolders("/no/such/voc", List.of(part), List.of()));
    }
    Schedule schedule = asked.schedule();
    return asked
        .withData(new DataSource.Generated(IMAGES, TEST_IMAGES))
        .withSchedule(
            new Schedule(
                    schedule.iterations(),
                    Math.max(BATCH, schedule.accumulate()),
                    schedule.seed(),
                    schedule.evaluations(),
                    schedule.checkpointEvery())
                .withAccumulate(schedule.accumulate()));
  }
}
