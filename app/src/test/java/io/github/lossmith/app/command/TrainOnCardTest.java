package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code train --engine pytorch} from its options to its exit code, with a card that fails: the
 * system's PyTorch behind a Python that says it sees one.
 */
@Tag("slow")
class TrainOnCardTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final int STEPS = 8;

  @TempDir private Path folder;
  private Path kind = Path.of("");
  private Path experiment = Path.of("");
  private RunDirectory run = new RunDirectory(Path.of(""));

  @BeforeEach
  void write() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON)
            && new ProcessBuilder(PYTHON.toString(), "-c", "import torch, numpy, PIL")
                    .start()
                    .waitFor()
                == 0,
        "SKIPPED: no PyTorch; apt-get install python3-torch python3-pil");
    kind = folder.resolve("kind");
    run = new RunDirectory(folder.resolve("run"));
    experiment = folder.resolve("tiny.experiment.json");
    Path data = GeneratedImages.folder(folder.resolve("cache"), 8, 2).orThrow();
    Files.writeString(
        experiment,
        """
        {"name": "tiny",
         "data": {"folder": "%s", "parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
         "detector": {"trunk": "small"},
         "schedule": {"iterations": %d, "batch": 8, "evaluations": 1, "checkpointEvery": 3},
         "losses": [{"name": "CE", "design": "ce"}]}
        """
            .formatted(data, STEPS));
  }

  /** A Python with an H200, whose training fails as the file {@link #kind} says. */
  private Path python() throws IOException {
    Path harness =
        Path.of(System.getProperty("lossmith.root", ".."))
            .resolve("trainer/experiment/src/test/resources/io/github/lossmith/trainer/program")
            .resolve("fake_card.py")
            .toRealPath();
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        case $1 in
          -) cat >/dev/null
             echo '{"lossmith": 1, "python": "3.12.1", "torch": "2.11.0", "cuda": "12.8", "numpy": "2",\
         "pillow": "1", "h5py": "3", "archs": ["sm_90"], "cards": [{"name": "NVIDIA H200",\
         "major": 9, "minor": 0, "totalMiB": 143771, "freeMiB": 143000}]}' ;;
          *) program=$1; shift
             exec %s '%s' "$(dirname "$program")" program "$(cat '%s')" "$@" ;;
        esac
        """
            .formatted(PYTHON, harness, kind));
    return Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
  }

  private Run train(String fails, String... more) throws IOException {
    Files.writeString(kind, fails);
    List<String> words = new ArrayList<>(List.of("train", experiment.toString()));
    words.addAll(List.of("--out", run.path().toString(), "--engine", "pytorch"));
    words.addAll(List.of("--device", "cuda", "--python", python().toString()));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private static List<String> reasons(Run ended) {
    return ended.err().lines().filter(line -> line.contains("lossmith:")).toList();
  }

  private int steps() throws IOException {
    return RunHistory.read(run).losses().stream().mapToInt(LossHistory::steps).sum();
  }

  @Test
  void smallCardIsToldWhatFitsAndTheRunGoesOnWithIt() throws Exception {
    Run small = train("memory=2");
    assertThat(small.code()).isEqualTo(1);
    assertThat(small.err()).contains("trains with PyTorch 2.11.0, NVIDIA H200");
    assertThat(reasons(small)).hasSize(1);
    assertThat(reasons(small).get(0))
        .contains("NVIDIA Fake", "8 images at once (CUDA out of memory", "--accumulate 4");
    assertThat(small.err().lines().filter(line -> line.contains("--accumulate 4"))).hasSize(1);
    Run fits = train("memory=2", "--resume");
    assertThat(fits.code()).as(fits.err()).isZero();
    assertThat(Files.readString(run.experiment())).contains("\"accumulate\" : 4");
    assertThat(steps()).isEqualTo(STEPS);
    run = new RunDirectory(folder.resolve("other"));
    assertThat(reasons(train("memory=0")).get(0)).contains("too small for one image");
  }

  @Test
  void cardThatVanishesIsOneLineAndTheRunGoesOn() throws Exception {
    Run lost = train("lost=6");
    assertThat(lost.code()).isEqualTo(1);
    assertThat(reasons(lost)).hasSize(1);
    assertThat(reasons(lost).get(0))
        .contains("cuda:0 does not answer any more (CUDA error: unspecified", "--resume");
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    Run again = train("none=0", "--resume");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(steps()).isEqualTo(STEPS);
  }

  @Test
  void pythonThatIsKilledWhileItTrainsIsOneLineAndTheRunGoesOn() throws Exception {
    Run killed = train("killed=6");
    assertThat(killed.code()).isEqualTo(1);
    assertThat(reasons(killed)).hasSize(1);
    assertThat(reasons(killed).get(0)).contains("log.txt");
    Run again = train("none=0", "--resume");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(steps()).isEqualTo(STEPS);
  }

  @Test
  void tenMegabytesInTheMiddleAreNoHindrance() throws Exception {
    Run talks = train("talks=10");
    assertThat(talks.code()).as(talks.err()).isZero();
    assertThat(Files.size(run.log())).isGreaterThan(10_000_000L);
    assertThat(talks.err().length()).isLessThan(10_000);
    assertThat(steps()).isEqualTo(STEPS);
  }
}
