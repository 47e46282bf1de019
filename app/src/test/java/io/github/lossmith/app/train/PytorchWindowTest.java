package io.github.lossmith.app.train;

import static io.github.lossmith.app.train.TrainWindowTest.await;
import static io.github.lossmith.app.train.TrainWindowTest.press;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.train.compare.RunResultsTable;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the launch form to the comparison with the system's PyTorch on the processor. */
@Tag("slow")
class PytorchWindowTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  /** Twenty seconds: the window looks once a second, and stops and kills in between. */
  private static final int STEPS = 300;

  @TempDir private Path home;
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        PYTHON.toFile().canExecute()
            && new ProcessBuilder(PYTHON.toString(), "-c", "import torch, numpy, PIL")
                    .start()
                    .waitFor()
                == 0,
        "SKIPPED: no PyTorch; apt-get install python3-torch python3-pil");
    window =
        TestWindow.open(
            home,
            services -> {
              place =
                  new TrainPlace(
                      services, DesignHandover.EMPTY, new TinyTrainer(), home.resolve("runs"));
              return List.of(place);
            });
  }

  @AfterEach
  void closeWindow() {
    if (window != null) {
      summary()
          .ifPresent(one -> one.state().process().handle().ifPresent(p -> p.destroyForcibly()));
      summary().ifPresent(one -> await("it has ended", () -> !one.state().process().isAlive()));
      window.close();
    }
  }

  private Optional<RunSummary> summary() {
    return place.model().list().runs().runs().stream()
        .filter(one -> one.name().equals("torch"))
        .findFirst();
  }

  private RunDirectory directory() {
    return summary().orElseThrow().directory();
  }

  private int steps() throws IOException {
    return RunHistory.read(new RunDirectory(home.resolve("runs").resolve("torch")))
        .losses()
        .stream()
        .mapToInt(LossHistory::steps)
        .sum();
  }

  private void untilStatus(RunStatus status) {
    await(
        "it is " + status,
        () -> summary().filter(one -> one.state().status() == status).isPresent());
  }

  private static Optional<TrainingOffer> offer(ComboBox<TrainingOffer> device) {
    return device.getItems().stream()
        .filter(one -> one.runs() && one.choice().device().isProcessor())
        .filter(one -> one.choice().python().equals(Optional.of(PYTHON)))
        .filter(one -> !one.version().isEmpty())
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private void choosePytorch() {
    ComboBox<TrainingOffer> device = window.find("#device", ComboBox.class);
    await("PyTorch is found", () -> offer(device).isPresent());
    TestWindow.onScreen(
        () -> {
          device.setValue(offer(device).orElseThrow());
          return true;
        });
    await(
        "it is chosen",
        () -> place.model().newRun().device().choice().get().engine().equals(Engines.PYTORCH));
  }

  @Test
  void runIsLaunchedWatchedStoppedKilledResumedAndCompared() throws IOException {
    choosePytorch();
    TrainWindowTest.launch(window, place, "torch", STEPS);
    await("live points", () -> steps() >= 2);
    press(window, "#stop");
    untilStatus(RunStatus.STOPPED);
    int stopped = steps();
    assertThat(Engines.of(directory()).orThrow().checkpoints(directory()).files().steps("CE"))
        .contains((long) stopped);
    press(window, "#resume");
    await("it goes on", () -> steps() >= stopped + 2);
    await("it runs", () -> summary().filter(RunSummary::isRunning).isPresent());
    summary().orElseThrow().state().process().handle().orElseThrow().destroyForcibly();
    await("interrupted", () -> summary().filter(r -> r.interruption().isPresent()).isPresent());
    press(window, "#resume");
    untilStatus(RunStatus.FINISHED);
    LossHistory history = RunHistory.read(directory()).losses().iterator().next();
    assertThat(history.iterations()).hasSize(STEPS).doesNotHaveDuplicates();
    assertThat(EngineChoice.of(directory()).python()).contains(PYTHON);
    await(
        "its engine", () -> place.model().list().runs().engine(summary().get()).equals("pytorch"));
    await("the comparison", () -> !comparison().rows().isEmpty());
    assertThat(comparison().classes()).containsExactly("circle", "square", "triangle");
  }

  private RunResultsTable comparison() {
    return RunResultsTable.of(
        place.model().watch().shownViews(), place.model().options().metric().get());
  }
}
