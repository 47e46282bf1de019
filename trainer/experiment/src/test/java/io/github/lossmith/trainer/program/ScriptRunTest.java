package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.program.TorchProgram.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the exported program does with a run that is there, and with names; nothing is destroyed.
 */
class ScriptRunTest {
  private static final String LONG = "Ж".repeat(120);

  @TempDir private Path folder;
  private Path data = Path.of("");
  private Path script = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void train() throws Exception {
    TorchProgram.assumeTorch();
    data = TinyVoc.write(folder.resolve("data"), 4, 2);
    script = folder.resolve("program.py");
    export(experiment("0.001"), script);
    run = folder.resolve("run");
    End end = begin("--out", run);
    assertThat(end.code()).as(end.line()).isZero();
  }

  private static String experiment(String rate) {
    return """
    {"name": "names", "data": {"parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
     "detector": {"trunk": "small", "size": 96, "minimumSizes": [16, 40, 60],
       "maximumSizes": [40, 60, 90]},
     "schedule": {"iterations": 4, "batch": 2, "evaluations": 1, "checkpointEvery": 2},
     "losses": [{"name": "one 😀", "design": "-(1-p)^(2*ratio)/(p+0.1)", "learningRate": %s,
                 "optimizer": "sgd 0.9", "learningRateSchedule": "warm-up 0.5, cosine"},
                {"name": "%s", "design": "focal"}]}
    """
        .formatted(rate, LONG);
  }

  private void export(String experiment, Path file) throws IOException {
    Files.writeString(
        file,
        ExperimentProgram.text(ExperimentFile.parse(experiment, "x").orThrow(), folder).orThrow());
  }

  private End begin(Object... arguments) throws Exception {
    return program(script, arguments);
  }

  private End program(Path program, Object... arguments) throws Exception {
    Stream<Object> usual = Stream.of("--data", data, "--device", "cpu", "--threads", 1);
    return TorchProgram.end(program, Stream.concat(usual, Stream.of(arguments)).toArray());
  }

  private Map<String, Integer> contents() throws IOException {
    Map<String, Integer> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        contents.put(file.toString(), java.util.Arrays.hashCode(bytes));
      }
    }
    return contents;
  }

  private List<String> steps() throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(MetricJson::read)
        .map(Optional::orElseThrow)
        .filter(Step.class::isInstance)
        .map(Step.class::cast)
        .map(step -> step.loss() + " " + step.iteration() + step.learningRate() + step.total())
        .toList();
  }

  @Test
  void anotherExperimentIsRefusedAndNothingIsChanged() throws Exception {
    Path other = folder.resolve("other.py");
    export(experiment("0.01"), other);
    Map<String, Integer> before = contents();
    End end = program(other, "--out", run, "--resume");
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.line()).contains("another experiment", "losses");
    assertThat(begin("--out", run).line()).contains("--resume");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void anotherProgramsFilesAreNotTouched() throws Exception {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("thesis.txt"), "x");
    End end = begin("--out", full, "--resume");
    assertThat(end.code()).isEqualTo(2);
    assertThat(full).isDirectoryNotContaining(f -> !f.endsWith("thesis.txt"));
    Path checkpoints = run.resolve("checkpoints/one%20%F0%9F%98%80");
    Files.createFile(checkpoints.resolve("step-0000004.zip"));
    Map<String, Integer> before = contents();
    assertThat(begin("--out", run, "--resume").line()).contains("Lossmith's own trainer");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void otherTextsAreTheSameExperiment() throws Exception {
    Path file = run.resolve("experiment.json");
    Files.writeString(file, Files.readString(file).replace("\"names\"", "\"other\""));
    assertThat(begin("--out", run, "--resume").code()).isZero();
    assertThat(steps()).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void damagedCheckpointIsPassedOverAndWhatFollowsIsTrainedAgain() throws Exception {
    List<String> whole = steps();
    Path last = run.resolve("checkpoints/one%20%F0%9F%98%80/step-0000004.pt");
    byte[] bytes = Files.readAllBytes(last);
    bytes[bytes.length / 2] ^= 16;
    Files.write(last, bytes);
    Files.writeString(run.resolve("checkpoints/left.part"), "x");
    assertThat(begin("--out", run, "--resume").code()).isZero();
    assertThat(steps()).isEqualTo(whole);
    assertThat(run.resolve("checkpoints/left.part")).doesNotExist();
  }

  @Test
  void longNamesAreFoldersWithAHash() {
    assertThat(run.resolve("checkpoints").toFile().list())
        .hasSize(2)
        .allMatch(name -> name.length() <= 200)
        .anyMatch(name -> name.contains("~"));
  }

  @Test
  void brokenExperimentIsOneLine() throws Exception {
    Path file = folder.resolve("x.json");
    for (String text :
        List.of(
            "{", "{\"name\": 1, \"name\": 2}", "{\"schedule\": {\"seed\": 1.7}}", "[]", "NaN")) {
      Files.writeString(file, text);
      End end = begin(file, "--out", folder.resolve("new"));
      assertThat(end.code()).as(text).isEqualTo(2);
      assertThat(end.line()).as(text).startsWith("program.py: ");
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
