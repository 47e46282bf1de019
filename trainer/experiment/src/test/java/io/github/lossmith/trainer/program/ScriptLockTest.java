package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.lock.RefusedLocks;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write a run directory, in the exported program. */
class ScriptLockTest {
  @TempDir private Path folder;

  private String cases(Map<String, String> environment) throws Exception {
    TorchProgram.assumeTorch();
    Path program = folder.resolve("program.py");
    Files.writeString(
        program, ExperimentProgram.text(ExperimentPresets.named("quick"), folder).orThrow());
    Path harness = folder.resolve("lock_cases.py");
    try (InputStream in = getClass().getResourceAsStream("lock_cases.py")) {
      Files.write(harness, in.readAllBytes());
    }
    Path run = Files.createDirectories(folder.resolve("run"));
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", harness + "", program + "", run + "");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return out;
  }

  @Test
  void lockIsHeldByOneProcess() throws Exception {
    assertThat(cases(Map.of())).endsWith("good\n");
  }

  @Test
  void refusedLocksAreReplacedByTheOwnerFile() throws Exception {
    assertThat(cases(RefusedLocks.environment(folder, 37))).endsWith("good\n");
  }
}
