package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train nonsense                         | No experiment "nonsense"
          train quick --loss (                   | Loss "("
          train quick --loss ce --loss ce        | Two losses are called "CE"
          train quick --iterations 0             | --iterations is 0; it must be at least 1
          train quick --accumulate 0             | --accumulate is 0; it must be at least 1
          train nonsense --gpu --yes             | No experiment "nonsense"
          train quick --loss ( --gpu --yes       | Loss "("
          train quick --seed -4                  | --seed is -4; it must be at least 0
          train quick --loss -1/(1-p)            | Loss "-1/(1-p)"
          """)
  void badInputIsOneLine(String arguments, String message) {
    Run run = Run.of(with(arguments.split(" "), "--out", folder.resolve("run").toString()));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines().filter(line -> line.startsWith("lossmith:"))).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  /** A small VOC folder in which one file is bad. */
  private Path data() throws IOException {
    return GeneratedImages.folder(folder.resolve("cache"), 6, 3).orThrow();
  }

  private Path experiment(Path data) throws IOException {
    Path file = folder.resolve("tiny.experiment.json");
    Files.writeString(
        file,
        """
        {"name": "tiny",
         "data": {"folder": "%s", "parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
         "detector": {"trunk": "small"},
         "schedule": {"iterations": 2, "batch": 2, "evaluations": 1},
         "losses": [{"name": "CE", "design": "ce"}]}
        """
            .formatted(data.toString().replace("\\", "\\\\")));
    return file;
  }

  private Run train(Path data) throws IOException {
    return Run.of("train", experiment(data).toString(), "--out", folder.resolve("run").toString());
  }

  @Test
  void trainingLeavesACompleteRunDirectory() throws IOException {
    Run run = train(data());
    assertThat(run.err()).contains("CE: step 2, mAP").contains("finished");
    assertThat(run.code()).isZero();
    RunDirectory directory = new RunDirectory(folder.resolve("run"));
    assertThat(directory.state().orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(Engines.bundled().checkpoints(directory).files().steps("CE")).containsExactly(2L);
    assertThat(directory.detectionIterations("CE")).containsExactly(2L);
    try (Stream<Path> files = Files.list(directory.path())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("experiment.json", "engine.json", "state.json", "metrics.jsonl", "log.txt")
          .anyMatch(name -> name.startsWith("events.out.tfevents."));
    }
    assertThat(Files.readString(directory.experiment())).contains("\"nd4j\"").contains("oneDNN");
    assertThat(
            Run.of(
                    "figures",
                    "--runs",
                    directory.path().toString(),
                    "--out",
                    folder.resolve("figures").toString(),
                    "--format",
                    "svg")
                .code())
        .isZero();
    assertThat(folder.resolve("figures").resolve("figure-3.svg")).exists();
  }

  @Test
  void corruptImageIsNamedBeforeTheTraining() throws IOException {
    Path data = data();
    Path image;
    try (Stream<Path> images = Files.list(data.resolve("JPEGImages"))) {
      image = images.sorted().toList().get(1);
    }
    byte[] bytes = Files.readAllBytes(image);
    Files.write(image, Arrays.copyOf(bytes, bytes.length / 3));
    Run run = train(data);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(image.getFileName().toString());
  }

  @Test
  void emptySplitIsNamedAndTheDirectoryStaysUsable() throws IOException {
    Path data = data();
    Path split = data.resolve("ImageSets").resolve("Main").resolve("test.txt");
    List<String> ids = Files.readAllLines(split);
    Files.writeString(split, "");
    Run empty = train(data);
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("lossmith:");

    Files.write(split, ids);
    Run again = train(data);
    assertThat(again.code()).isZero();
  }
}
