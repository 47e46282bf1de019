package io.github.lossmith.app.train.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cost of a run, from a few steps with PyTorch. */
class WarmUpTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Experiment QUICK = ExperimentPresets.named("quick");

  @TempDir private Path folder;
  private final WarmUp warmUp = new WarmUp(TrainingLauncher.attached());

  private Path script(String text) throws IOException {
    Path python = folder.resolve("python");
    Files.writeString(python, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
  }

  private String said(Path python) {
    return Estimate.measure(warmUp, QUICK, EngineChoice.pytorch(Device.CPU, python))
        .in(new Texts(() -> Locale.ENGLISH));
  }

  @Test
  void whatEndsBeforeItsFirstStepSaysWhy() throws Exception {
    assertThat(said(script("echo 'libcudart is missing' >&2\nexit 1\n")))
        .isEqualTo("The warm-up ended before its first step: libcudart is missing");
    assertThat(said(folder.resolve("gone"))).contains("the Python " + folder.resolve("gone"));
    Experiment frozen = ExperimentPresets.named("bccd");
    Outcome<WarmUp.Measured> refused =
        warmUp.measure(frozen, EngineChoice.pytorch(Device.CPU, script("exit 1\n")));
    assertThat(refused.failure().orElseThrow().message()).contains("--weights");
  }

  @Test
  @Tag("slow")
  void stepsOfPytorchAreMeasured() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON)
            && new ProcessBuilder(PYTHON.toString(), "-c", "import torch, numpy, PIL")
                    .start()
                    .waitFor()
                == 0,
        "SKIPPED: no PyTorch; apt-get install python3-torch python3-pil");
    WarmUp.Measured warm =
        warmUp.measure(QUICK, EngineChoice.pytorch(Device.CPU, PYTHON)).orThrow();
    assertThat(warm.prepareSeconds()).isBetween(0.1, 90.0);
    assertThat(warm.stepSeconds()).isBetween(0.01, 20.0);
    assertThat(warm.testSeconds()).isBetween(0.0001, 20.0);
    assertThat(warm.featureSeconds()).isZero();
    assertThat(warm.checkpointBytes()).isBetween(100_000L, 100_000_000L);
    assertThat(warm.memoryBytes()).isGreaterThan(100_000_000L);
    assertThat(said(PYTHON)).startsWith("On ").contains("processor cores: about", "of disk");
  }
}
