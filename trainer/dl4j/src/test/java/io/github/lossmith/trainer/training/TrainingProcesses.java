package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingRequest;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Training processes whose command a test may change before they start. */
final class TrainingProcesses {
  private TrainingProcesses() {}

  /** Of a prepared run, stopping with this JVM. */
  static ProcessBuilder of(RunDirectory run) {
    OptionalLong parent = OptionalLong.of(ProcessHandle.current().pid());
    return new Dl4jEngine()
        .program(new TrainingRequest(run, EngineChoice.of(run), parent, Optional.empty()))
        .orThrow()
        .process(List.of(), run.log());
  }
}
