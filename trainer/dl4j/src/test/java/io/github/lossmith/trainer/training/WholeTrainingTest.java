package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.TrunkWeights;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings to their end: parts of the two comparisons that the presets make. */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class WholeTrainingTest {
  /** The mAP of CE with seed 0 in PyTorch, on the same features. */
  private static final double IN_PYTORCH = 0.596;

  private static final double TOLERANCE = 0.02;
  private static final long MOST_RESIDENT_KB = 4_000_000;

  @TempDir Path folder;

  @Test
  void realImagesGiveWhatPyTorchGivesInFourGigabytes() throws Exception {
    Experiment bccd = ExperimentPresets.named("bccd");
    Experiment asked =
        bccd.withData(bccd.data().withFolder(TrunkWeights.bccd().toString()))
            .withDetector(bccd.detector().withWeights(TrunkWeights.ofWidth("0.35").toString()))
            .withLosses(bccd.losses().subList(0, 1));
    assertThat(finalPrecision(asked)).isGreaterThanOrEqualTo(IN_PYTORCH - TOLERANCE);
  }

  /** A sketch of it in PyTorch reached 0.606; without a prior for the background it stays at 0. */
  @Test
  void generatedImagesAreLearntUnderCrossEntropy() throws Exception {
    Experiment quick = ExperimentPresets.named("quick");
    assertThat(finalPrecision(quick.withLosses(quick.losses().subList(0, 1)))).isGreaterThan(0.4);
  }

  private double finalPrecision(Experiment asked) throws IOException, InterruptedException {
    RunDirectory run =
        RunPreparation.prepare(
                asked, new RunDirectory(folder.resolve("run")), false, EngineChoice.PROCESSOR)
            .orThrow();
    ProcessBuilder builder = TrainingProcesses.of(run);
    builder.command().add(1, "-Dlossmith.cache=" + folder.resolve("cache"));
    Process process = builder.start();
    long resident = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      resident = Math.max(resident, residentKb(process.pid()));
    }
    assertThat(process.exitValue()).as(Files.readString(run.log())).isZero();
    assertThat(resident).isLessThan(MOST_RESIDENT_KB);
    List<MetricLine.Evaluation> seen =
        RunHistory.read(run).losses().iterator().next().evaluations();
    return seen.get(seen.size() - 1).map11();
  }

  /** The most that the process had in memory, 0 where the system does not tell. */
  private static long residentKb(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
