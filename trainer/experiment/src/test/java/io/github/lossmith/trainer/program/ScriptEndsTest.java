package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.program.TorchProgram.End;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the exported program ends: stopped, refused, with a card that is too small or vanishes. */
class ScriptEndsTest {
  @TempDir private Path folder;
  private Path data = Path.of("");
  private Path script = Path.of("");
  private RunDirectory run = new RunDirectory(Path.of(""));

  @BeforeEach
  void export() throws Exception {
    TorchProgram.assumeTorch();
    data = TinyVoc.write(folder.resolve("data"), 8, 2);
    script = folder.resolve("program.py");
    export(60, 0.001);
    run = new RunDirectory(folder.resolve("run"));
  }

  private void export(int iterations, double rate) throws Exception {
    String experiment =
        """
        {"name": "ends", "data": {"parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
         "detector": {"trunk": "small", "size": 96, "copies": 1, "minimumSizes": [16, 40, 60],
           "maximumSizes": [40, 60, 90]},
         "schedule": {"iterations": %d, "batch": 8, "evaluations": 1, "checkpointEvery": 7},
         "losses": [{"name": "mined", "design": "ce", "mining": 3, "learningRate": %s}]}
        """
            .formatted(iterations, rate);
    Files.writeString(
        script,
        ExperimentProgram.text(ExperimentFile.parse(experiment, "x").orThrow(), folder).orThrow());
  }

  private Object[] options(RunDirectory into, Object... more) {
    List<Object> all = new ArrayList<>(List.of("--data", data, "--out", into.path()));
    all.addAll(List.of("--device", "cpu", "--threads", 1));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private List<Double> totals(RunDirectory of) throws Exception {
    return Files.readAllLines(of.metrics()).stream()
        .map(MetricJson::read)
        .flatMap(Optional::stream)
        .filter(Step.class::isInstance)
        .map(line -> ((Step) line).total())
        .toList();
  }

  private Process begun(Object... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    Stream.of(options(run, more)).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    while (process.isAlive() && (!Files.exists(run.metrics()) || totals(run).size() < 3)) {
      Thread.sleep(20);
    }
    return process;
  }

  private End withCard(String kind, Object... more) throws Exception {
    Path harness = folder.resolve("fake_card.py");
    try (InputStream in = getClass().getResourceAsStream("fake_card.py")) {
      Files.write(harness, in.readAllBytes());
    }
    List<Object> all = new ArrayList<>(List.of(folder, "program", kind));
    all.addAll(List.of(options(run, more)));
    return TorchProgram.end(harness, all.toArray());
  }

  @Test
  void stoppedRunGoesOnAsIfItHadNotStopped() throws Exception {
    RunDirectory whole = new RunDirectory(folder.resolve("whole"));
    assertThat(TorchProgram.end(script, options(whole)).code()).isZero();
    Process process = begun();
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(TrainingExit.STOPPED);
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.STOPPED);
    assertThat(totals(run)).hasSizeBetween(3, 59);
    String measured = Files.readString(run.metrics());
    assertThat(TorchProgram.end(script, options(run, "--resume")).code()).isZero();
    assertThat(totals(run)).isEqualTo(totals(whole));
    assertThat(Files.readString(run.metrics())).startsWith(measured);
  }

  @Test
  void endOfTheParentStops() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    Process process = begun("--parent", parent.pid());
    parent.destroyForcibly().waitFor();
    process.waitFor();
    assertThat(run.state().orElseThrow().status()).isIn(RunStatus.STOPPED, RunStatus.FINISHED);
    End late =
        TorchProgram.end(
            script, options(new RunDirectory(folder.resolve("x")), "--parent", parent.pid()));
    assertThat(late.code()).isEqualTo(TrainingExit.STOPPED);
  }

  @Test
  @SuppressWarnings("try") // the lock is held, nothing is asked of it
  void runOfAnotherProcessIsLeftAlone() throws Exception {
    Files.createDirectories(run.path());
    Files.writeString(run.experiment(), "{}");
    try (RunLock held = run.lock().orElseThrow()) {
      End end = TorchProgram.end(script, options(run));
      assertThat(end.code()).isEqualTo(TrainingExit.IN_USE);
      assertThat(end.line()).contains("Another run is writing");
    }
    assertThat(run.path().resolve("state.json")).doesNotExist();
  }

  @Test
  void unknownDeviceIsNamedWithThoseThatAreThere() throws Exception {
    for (String device : List.of("gpu", "cuda:7", "mps")) {
      End end = TorchProgram.end(script, options(run, "--device", device));
      assertThat(end.code()).as(device).isEqualTo(2);
      assertThat(end.line()).contains("There is no device " + device, "has here: cpu");
    }
    End end = TorchProgram.end(script, options(run, "--accumulate", 0));
    assertThat(end.code()).isEqualTo(2);
    assertThat(end.line()).contains("--accumulate");
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void smallCardIsToldWhatFits() throws Exception {
    export(6, 0.001);
    End end = withCard("memory=2");
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.line())
        .contains("NVIDIA Fake", "8 images at once (CUDA out of memory", "--accumulate 4");
    assertThat(run.state().orElseThrow().error()).contains("--accumulate 4");
    assertThat(run.state().orElseThrow().accumulate()).isEqualTo(4);
    assertThat(withCard("memory=2", "--resume", "--accumulate", 4).code()).isZero();
    assertThat(run.state().orElseThrow().accumulate()).isZero();
    assertThat(totals(run)).hasSize(6);
    run = new RunDirectory(folder.resolve("none"));
    assertThat(withCard("memory=0").line()).contains("too small for one image");
  }

  @Test
  void cardThatVanishesIsOneLineAndTheRunGoesOn() throws Exception {
    export(9, 0.001);
    End end = withCard("lost=9");
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.line()).contains("cuda:0 does not answer any more (CUDA error: unspecified");
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    assertThat(totals(run)).hasSize(8);
    assertThat(TorchProgram.end(script, options(run, "--resume")).code()).isZero();
    assertThat(totals(run)).hasSize(9);
  }

  @Test
  void compilerThatFailsIsANoteAndTheTrainingGoesOn() throws Exception {
    export(3, 0.001);
    assertThat(TorchProgram.end(script, options(run)).code()).isZero();
    RunDirectory compiled = new RunDirectory(folder.resolve("compiled"));
    List<Double> plain = totals(run);
    for (String kind : List.of("compile=1", "compile=99")) {
      run = new RunDirectory(folder.resolve(kind));
      assertThat(withCard(kind, "--compile").code()).isZero();
      assertThat(totals(run)).isEqualTo(plain);
      assertThat(Files.readString(run.metrics()).contains("no C++ compiler"))
          .isEqualTo(kind.equals("compile=1"));
    }
    End end = TorchProgram.end(script, options(compiled, "--amp"));
    if (end.code() == 2) { // PyTorch 1.13 lacks a part of it on a processor
      assertThat(end.line()).contains("--amp: cpu does not compute in bfloat16 here");
    } else {
      assertThat(totals(compiled).get(0)).isCloseTo(plain.get(0), within(0.05 * plain.get(0)));
    }
  }

  @Test
  void divergenceIsToldAsOurTrainerDoes() throws Exception {
    export(60, 10);
    End end = TorchProgram.end(script, options(run));
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.line()).contains("mined broke down at step", "images i", "Try a smaller");
    assertThat(run.state().orElseThrow().cause()).isEqualTo(RunState.DIVERGED);
  }

  @Test
  void preparedRunIsTrainedAndItsLogHasEachLineOnce() throws Exception {
    export(2, 0.001);
    Files.createDirectories(run.path());
    Files.writeString(run.experiment(), "{\"losses\": [{\"name\": \"mined\"}]}");
    String engine = "{\"engine\": \"pytorch\", \"device\": \"gpu\", \"python\": \"/some/python\"}";
    Files.writeString(run.path().resolve("engine.json"), engine);
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    Stream.of(options(run, "--resume")).map(Object::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()))
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(run.log()))
        .hasSize(2)
        .allMatch(line -> line.matches("[-0-9]{10}T[0-9:.]+Z .*"));
    assertThat(run.path().resolve("engine.json")).hasContent(engine);
    assertThat(ExperimentFile.read(run.experiment()).orThrow().schedule().iterations())
        .isEqualTo(2);
    List<MetricLine> lines =
        Files.readAllLines(run.metrics()).stream()
            .map(MetricJson::read)
            .flatMap(Optional::stream)
            .toList();
    assertThat(lines).hasSize(5);
    assertThat(Files.readString(run.metrics())).contains("easyGradient", "hardAnchors");
  }
}
