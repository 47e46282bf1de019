package io.github.lossmith.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerPartsTest {
  private static final Experiment QUICK = ExperimentPresets.named("quick");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"16, 1, 2", "16, 8, 16", "16, 12, 16", "16, 16, 0", "16, 99, 0", "1, 1, 0"})
  void twiceAsManyPartsAreTriedDownToOneImage(int batch, int parts, int next) {
    Schedule schedule = QUICK.schedule().withBatch(batch).withAccumulate(parts);
    assertThat(SmallerParts.afterFailure(schedule)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "4, 1, 4", "4, 8, 8"})
  void partsOfTheLastFailureAreAdoptedUnlessThereAreMore(int found, int before, int after)
      throws IOException {
    RunDirectory run = new RunDirectory(folder);
    ExperimentFile.write(
        QUICK.withSchedule(QUICK.schedule().withAccumulate(before)), run.experiment());
    run.write(RunState.queued(Instant.EPOCH).outOfMemory("too small", found));
    SmallerParts.adopt(run);
    assertThat(ExperimentFile.read(run.experiment()).orThrow().schedule().accumulate())
        .isEqualTo(after);
  }

  @Test
  void runWithoutAStateStaysAsItIs() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    ExperimentFile.write(QUICK, run.experiment());
    SmallerParts.adopt(run);
    assertThat(ExperimentFile.read(run.experiment()).orThrow()).isEqualTo(QUICK);
  }
}
