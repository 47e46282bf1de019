package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under one seed all losses begin with the same weights, and see the same augmented images. */
@Timeout(120)
class PairedSeedTest {
  private static final int STEPS = 4;

  @TempDir private Path folder;

  private RunDirectory trained(long seed, List<LossSettings> losses) throws Exception {
    Experiment tiny =
        ExperimentPresets.named("quick")
            .withData(new DataSource.Generated(12, 6))
            .withSchedule(new Schedule(STEPS, 4, seed, 1, STEPS))
            .withLosses(losses);
    RunDirectory run =
        RunPreparation.prepare(
                tiny,
                new RunDirectory(folder.resolve("run-" + seed + "-" + losses.size())),
                false,
                EngineChoice.PROCESSOR)
            .orThrow();
    ProcessBuilder builder = TrainingProcesses.of(run);
    builder.command().add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    builder.command().add(1, "-XX:TieredStopAtLevel=1");
    assertThat(builder.start().waitFor()).isZero();
    return run;
  }

  private static double[] values(RunDirectory run, String loss, StepQuantity quantity)
      throws IOException {
    return RunHistory.read(run).loss(loss).orElseThrow().values(quantity);
  }

  /** The loss of the boxes before the first update: of weights, images, and their augmentation. */
  private static double firstBoxes(RunDirectory run, LossSettings loss) throws IOException {
    return values(run, loss.name(), StepQuantity.BOXES)[0];
  }

  @Test
  void lossesOfASeedArePairedAndSeedsDiffer() throws Exception {
    List<LossSettings> losses = new ArrayList<>(ExperimentPresets.named("quick").losses());
    losses.add(LossSettings.of("CE again", "ce"));
    losses.add(LossSettings.of("CE once more", "ce"));
    RunDirectory zero = trained(0, losses);
    RunDirectory one = trained(1, losses.subList(0, 1));
    double first = firstBoxes(zero, losses.get(0));
    assertThat(first).isPositive();
    for (LossSettings loss : losses) {
      assertThat(firstBoxes(zero, loss)).as(loss.name()).isEqualTo(first);
    }
    assertThat(firstBoxes(one, losses.get(0))).isNotEqualTo(first);

    // all batches, not only the first, and whatever was trained before
    assertThat(values(zero, "CE again", StepQuantity.TOTAL))
        .hasSize(STEPS)
        .isEqualTo(values(zero, "CE once more", StepQuantity.TOTAL));
    RunDirectory alone = trained(0, losses.subList(3, 4));
    assertThat(values(alone, "Maki", StepQuantity.TOTAL))
        .isEqualTo(values(zero, "Maki", StepQuantity.TOTAL));
  }
}
