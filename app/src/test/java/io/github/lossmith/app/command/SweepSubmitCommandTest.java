package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sweep submit} without a Slurm; what it queues is in SweepSubmissionTest. */
class SweepSubmitCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void plan() throws Exception {
    Path file = folder.resolve("x.sweep.json");
    Files.writeString(
        file,
        """
        {"version": 1, "name": "x", "experiment": "quick",
         "losses": [{"name": "ce", "design": "ce"}],
         "grid": {"seed": [0, 1, 2, 3, 4]}, "needs": {"cpus": 2, "memory": "3G", "minutes": 20}}
        """);
    assertThat(Run.of("sweep", "plan", file + "", "--out", sweep()).code()).isZero();
  }

  private String sweep() {
    return folder.resolve("sweep").toString();
  }

  @Test
  void printShowsTheScriptAndWritesNothing() {
    Run shown = Run.of("sweep", "submit", sweep(), "--print");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .startsWith("#!/bin/bash\n")
        .contains("--cpus-per-task=2\n", "--mem=3072M\n", "--time=20\n", "pack=1 ")
        .endsWith(
            "# sbatch --parsable --array=1-5 " + folder.toAbsolutePath() + "/sweep/job.sh 0 5\n");
    Run asked =
        Run.of(
            "sweep",
            "submit",
            sweep(),
            "--print",
            "--pack",
            "2",
            "--gpus",
            "1",
            "--time",
            "1:00:00",
            "--partition",
            "gpu",
            "--",
            "--account=vision",
            "-x",
            "node3");
    assertThat(asked.out())
        .contains("--gpus=1\n", "--time=1:00:00\n", "--partition=gpu\n", "--cpus-per-task=4\n")
        .contains("#SBATCH --account=vision -x node3\n", "--array=1-3 ");
    assertThat(folder.resolve("sweep/job.sh")).doesNotExist();
  }

  @Test
  void badInputIsOneLineAndExitCode2() {
    assertThat(refused(folder.resolve("none").toString())).contains("none");
    assertThat(refused(sweep(), "--pack", "0")).contains("--pack = 0");
    assertThat(refused(sweep(), "--", "--comment=a\nb")).contains("control character");
  }

  private static String refused(String... arguments) {
    List<String> words = new ArrayList<>(List.of("sweep", "submit"));
    words.addAll(List.of(arguments));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    return run.err();
  }
}
