package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
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
          train quick --engine theano            | There is no engine theano; there is dl4j, pytorch
          train quick --device card              | --device is card; it must be cpu, cuda
          train quick --engine dl4j --amp        | are for --engine pytorch
          train quick --device mps --engine dl4j | are for --engine pytorch
          train quick --python /                 | / is a folder
          train quick --python /no/such          | There is no file /no/such
          train quick --python /bin/ls           | /bin/ls is no Python that answers
          train quick --engine pytorch --device cuda:99 | cuda:99
          train quick --class-tables best        | There is no rule "best" for tables of the classes
          train quick --class-tables vs,gamma    | "gamma" is no number of a rule
          train quick --class-tables vs,gamma=NaN | gamma of the rule vs is
          train quick --class-tables {"weights":{"circle":0}} | weights of "circle" is 0
          train quick --class-tables {"weights"  | The tables of the classes are not JSON
          train quick --seed -4                  | --seed is -4; it must be at least 0
          train quick --loss -1/(1-p)            | Loss "-1/(1-p)"
          train quick --seeds 0-4,3              | The seed 3 is named twice
          train quick --seeds=                   | No seed is named
          train quick --seeds -1                 | "-1" is no seed
          train quick --seeds 0-999999           | More than 1000 seeds
          train quick --seeds 0-4 --seed 1       | Give --seed for one run, or --seeds for a group
          train quick --optimizer rmsprop        | "rmsprop" is no optimizer
          train quick --learning-rate 11         | --learning-rate is 11.0; it takes a number from 1e-12 to 10
          train quick --learning-rate-schedule warmup | "warmup" is no schedule of the learning rate
          train quick --stop-below 0.5           | --stop-below is 0.5; it takes a number from 0 to 0.99 and needs --race
          train quick --race --stop-below 0.995  | --stop-below is 0.995
          train quick --race --stop-below NaN    | --stop-below is NaN
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
  void pythonThatDiesLeavesOneLineAndAResumableRun() throws IOException {
    Path python = python("2.11.0", "echo 'Segmentation fault' >&2; exit 139");
    String run = folder.resolve("run").toString();
    String[] arguments = {
      "train", experiment(data()).toString(), "--python", python.toString(), "--out", run
    };
    Run died = Run.of(arguments);
    assertThat(died.code()).isEqualTo(1);
    assertThat(died.err()).contains("trains with PyTorch 2.11.0, processor, " + python);
    assertThat(died.err().lines().filter(line -> line.startsWith("lossmith:")))
        .containsExactly("lossmith: Segmentation fault");
    RunDirectory directory = new RunDirectory(folder.resolve("run"));
    assertThat(directory.state().orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    Run again = Run.of(with(arguments, "--resume"));
    assertThat(again.err()).contains("Segmentation fault");
    Files.delete(python);
    Run gone = Run.of("train", experiment(data()).toString(), "--out", run, "--resume");
    assertThat(gone.code()).isEqualTo(2);
    assertThat(gone.err()).contains("was begun with the Python " + python);
  }

  @Test
  void switchesOfARunAreKeptAndTakenBack() throws IOException {
    Path python = python("1.13.1", "echo \"$@\"; exit 2");
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    String[] arguments = {"train", experiment(data()).toString(), "--out", run.path().toString()};
    String[] first = with(arguments, "--python", python.toString());
    Run old = Run.of(with(first, "--compile"));
    assertThat(old.code()).isEqualTo(2);
    assertThat(old.err().strip()).hasLineCount(1).contains("--compile needs PyTorch 2.0 or newer");
    assertThat(run.path()).doesNotExist();
    Run.of(with(first, "--amp"));
    Run.of(with(arguments, "--resume"));
    assertThat(EngineChoice.of(run).amp()).isTrue();
    Run.of(with(arguments, "--resume", "--no-amp"));
    assertThat(EngineChoice.of(run).amp()).isFalse();
    assertThat(Files.readAllLines(run.log()).stream().map(line -> line.contains("--amp")))
        .containsExactly(true, true, false);
  }

  @Test
  void lineWithoutAnEndIsCut() throws IOException {
    Path python = python("2.11.0", "head -c 10000000 /dev/zero | tr '\\0' x; exit 5");
    Run talks =
        Run.of(
            "train",
            experiment(data()).toString(),
            "--python",
            python.toString(),
            "--out",
            folder.resolve("run").toString());
    assertThat(talks.code()).isEqualTo(1);
    assertThat(talks.err().lines().filter(line -> line.startsWith("lossmith:")))
        .containsExactly("lossmith: " + "x".repeat(1000));
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

  private Run seeds(String seeds, String... more) throws IOException {
    return Run.of(
        with(
            new String[] {"train", experiment(data()).toString(), "--seeds", seeds},
            with(new String[] {"--out", folder.resolve("group").toString()}, more)));
  }

  @Test
  void everySeedIsTrainedOnceInARunDirectoryOfItsOwn() throws IOException {
    Run first = seeds("0,1");
    assertThat(first.err()).contains("seed 1 (2 of 2)", "2 of 2 seeds trained");
    assertThat(first.code()).isZero();
    RunGroup group = new RunGroup(folder.resolve("group"));
    List<String> metrics = metrics(group, 0, 1);
    assertThat(metrics.get(0)).isNotEqualTo(metrics.get(1));

    Run more = seeds("0-2");
    assertThat(more.code()).isZero();
    assertThat(more.err().lines().filter(line -> line.startsWith("trained already"))).hasSize(2);
    assertThat(metrics(group, 0, 1)).isEqualTo(metrics);
    assertThat(metrics(group, 2).get(0)).contains("\"evaluation\"");
    assertThat(GroupFile.read(group).orThrow().seeds()).containsExactly(0L, 1L, 2L);

    Run other = seeds("0-3", "--batch", "3");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err().strip()).hasLineCount(1).contains("schedule.batch 2 / 3");
    Run single = train(data());
    assertThat(single.code()).isZero();
    Run notAGroup =
        Run.of(
            "train",
            experiment(data()).toString(),
            "--seeds",
            "0",
            "--out",
            folder.resolve("run").toString());
    assertThat(notAGroup.code()).isEqualTo(2);
    assertThat(notAGroup.err()).contains("holds a single run");
  }

  private static List<String> metrics(RunGroup group, long... seeds) throws IOException {
    List<String> all = new ArrayList<>();
    for (long seed : seeds) {
      RunDirectory run = group.run(seed);
      assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
      all.add(Files.readString(run.metrics()));
    }
    return all;
  }

  /** A Python that claims a PyTorch and, told to train, runs a line of the shell. */
  private Path python(String torch, String line) throws IOException {
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        case $1 in
          -) cat >/dev/null
             echo '{"lossmith": 1, "python": "3.12.1", "torch": "%s", "numpy": "2", "pillow": "1"}' ;;
          *) %s ;;
        esac
        """
            .formatted(torch, line));
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    return python;
  }
}
