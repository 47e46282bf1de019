package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.backend.CudaRuntime;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.EngineProgram;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingRequest;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DL4J as the window and the command line see it. */
class Dl4jEngineTest {
  @TempDir private Path folder;

  @Test
  void isFoundByItsName() {
    assertThat(Engines.bundled()).isInstanceOf(Dl4jEngine.class);
    assertThat(Engines.of(new RunDirectory(folder)).orThrow().name()).isEqualTo("dl4j");
  }

  @Test
  void tellsWhatItComputesWith() throws Exception {
    ComputeBackend backend = new Dl4jEngine().processor().orThrow();
    assertThat(backend.name()).isEqualTo("CPU");
    assertThat(backend.threads()).isPositive();
    assertThat(backend.version()).isEqualTo("1.0.0-M2.1");
  }

  private TrainingRequest request(Device device, Optional<Path> cache) {
    return new TrainingRequest(
        new RunDirectory(folder.resolve("run")),
        EngineChoice.dl4j(device),
        OptionalLong.of(7),
        cache);
  }

  @Test
  void programNamesRunParentAndCache() {
    Path cache = folder.resolve("cache");
    EngineProgram program =
        new Dl4jEngine().program(request(Device.CPU, Optional.of(cache))).orThrow();
    assertThat(program.arguments())
        .contains("-Dlossmith.cache=" + cache, TrainingMain.class.getName())
        .endsWith(folder.resolve("run").toAbsolutePath().toString(), "7");
    assertThat(program.environment()).containsEntry("OMP_WAIT_POLICY", "passive");
  }

  @Test
  void incompleteBackendOfACardIsAProblem() {
    Dl4jEngine engine =
        new Dl4jEngine(
            new NvidiaSmi("nvidia-smi"), new CudaRuntime(folder.resolve("cuda"), "linux-x86_64"));
    assertThat(engine.program(request(Device.CUDA, Optional.empty())).failure().orElseThrow().key())
        .isEqualTo("trainer.gpu.incomplete");
  }

  /** Copies a run that version 0.1.0 has made; it does not say who made it. */
  private RunDirectory runOfVersion010() throws Exception {
    Path from =
        Path.of(
            Objects.requireNonNull(Dl4jEngineTest.class.getResource("/release-0.1.0/run")).toURI());
    Path to = Files.createDirectories(folder.resolve("old"));
    for (String name : List.of("experiment.json", "state.json", "metrics.jsonl")) {
      Files.copy(from.resolve(name), to.resolve(name));
    }
    return new RunDirectory(to);
  }

  @Test
  void runOfVersion010IsOursAndGoesOn() throws Exception {
    RunDirectory run = runOfVersion010();
    assertThat(run.engine()).doesNotExist();
    assertThat(Engines.of(run).orThrow()).isInstanceOf(Dl4jEngine.class);
    assertThat(RunPreparation.refusal(run)).isEmpty();
    byte[] metrics = Files.readAllBytes(run.metrics());
    var experiment = ExperimentFile.read(run.experiment()).orThrow();
    RunPreparation.prepare(experiment, run, true, EngineChoice.PROCESSOR).orThrow();
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.PROCESSOR);
    assertThat(run.engine()).exists();
    assertThat(Files.readAllBytes(run.metrics())).isEqualTo(metrics);
  }

  @Test
  void runOfAnotherEngineIsLeftAlone() throws Exception {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    var quick = ExperimentPresets.named("quick");
    RunPreparation.prepare(quick, run, false, EngineChoice.PROCESSOR).orThrow();
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.PROCESSOR);
    Files.writeString(run.metrics(), "{}\n");
    new EngineChoice("other", Device.CPU, Optional.empty(), false, false).write(run);
    assertThat(RunPreparation.refusal(run).orElseThrow().message()).contains("other", "dl4j");
    assertThat(
            RunPreparation.prepare(quick, run, true, EngineChoice.PROCESSOR)
                .failure()
                .orElseThrow()
                .key())
        .isEqualTo("trainer.engine.other");
    assertThat(EngineChoice.of(run).engine()).isEqualTo("other");
  }
}
