package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.DetailModel.Detail;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunHistory;
import io.github.lossmith.trainer.run.RunProcess;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place Train with real child processes that behave as the trainer does. */
class TrainWindowTest {
  private static final long STEP_MS = 5;

  @TempDir private Path home;
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() {
    window = open();
  }

  private TestWindow open() {
    TestWindow opened =
        TestWindow.open(
            home,
            desk -> {
              place =
                  new TrainPlace(
                      desk,
                      DesignDesk.EMPTY,
                      run -> FakeTrainer.start(run, STEP_MS),
                      home.resolve("runs"));
              return List.<Place>of(place);
            });
    return opened;
  }

  @AfterEach
  void closeWindow() throws IOException {
    window.close();
    for (RunSummary run : place.model().runs().runs()) {
      end(run.state());
      run.directory().state().ifPresent(TrainWindowTest::end);
    }
  }

  private static void end(RunState state) {
    if (!state.process().equals(RunProcess.current())) {
      state.process().handle().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private void launch(String name, int iterations) {
    TestWindow.onScreen(
        () -> {
          LaunchModel form = place.model().launch();
          form.name().set(name);
          form.iterations().set(Integer.toString(iterations));
          form.evaluations().set("4");
          for (LossForm loss : form.losses()) {
            loss.chosen().set(loss.name().get().equals("CE"));
          }
          ((Button) window.scene().lookup("#launch")).fire();
          return true;
        });
  }

  private Optional<RunSummary> run(String name) {
    return place.model().runs().runs().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  private void untilStatus(String name, RunStatus status) {
    window.until(
        name + " is " + status,
        () -> run(name).filter(run -> run.state().status() == status).isPresent());
  }

  private void untilPoints(int least) {
    window.until("points on the curve", () -> points() >= least);
  }

  /** Points of the second panel's curve, as drawn. */
  private int points() {
    FigureView view = (FigureView) window.scene().lookup("#curve-figure");
    return view == null || view.getFigure() == null
        ? 0
        : view.getFigure().panels().get(1).series().stream().mapToInt(Series::size).max().orElse(0);
  }

  private void press(String button) {
    window.until(button + " is possible", () -> !window.scene().lookup(button).isDisabled());
    TestWindow.onScreen(
        () -> {
          ((Button) window.scene().lookup(button)).fire();
          return true;
        });
  }

  @Test
  void launchedRunShowsLivePointsStopsAndResumes() throws IOException {
    launch("one", 4000);
    untilPoints(20);
    int before = points();
    untilPoints(before + 20);
    press("#stop");
    untilStatus("one", RunStatus.STOPPED);
    RunDirectory directory = run("one").orElseThrow().directory();
    long stopped = RunHistory.read(directory).losses().iterator().next().steps();
    press("#resume");
    window.until("goes on", () -> run("one").filter(RunSummary::isRunning).isPresent());
    untilPoints((int) stopped + 5);
  }

  @Test
  void killedChildIsShownWithTheReasonAndResumes() {
    launch("killed", 4000);
    untilPoints(20);
    untilStatus("killed", RunStatus.TRAINING);
    RunSummary running = run("killed").orElseThrow();
    running.state().process().handle().ifPresent(ProcessHandle::destroyForcibly);
    window.until(
        "interrupted", () -> run("killed").filter(r -> r.interruption().isPresent()).isPresent());
    String reason = new RunWords(window.desk.texts()).detail(run("killed").orElseThrow());
    assertThat(reason).contains(Long.toString(running.state().process().pid()), "preparing");
    press("#resume");
    window.until("goes on", () -> run("killed").filter(RunSummary::isRunning).isPresent());
  }

  @Test
  void runOutlivesAKilledWindowAndIsFoundAgain() {
    launch("survivor", 4000);
    untilPoints(20);
    untilStatus("survivor", RunStatus.TRAINING);
    RunProcess before = run("survivor").orElseThrow().state().process();
    window.kill();
    assertThat(before.isAlive()).isTrue();
    window = open();
    window.until("found", () -> run("survivor").filter(RunSummary::isRunning).isPresent());
    assertThat(run("survivor").orElseThrow().state().process()).isEqualTo(before);
  }

  @Test
  void finishedRunHasHistogramsImagesAndAComparison() {
    launch("short", 60);
    untilStatus("short", RunStatus.FINISHED);
    TrainModel model = place.model();
    window.until("its last evaluation", () -> model.detail().detail().get().index() == 3);
    TestWindow.onScreen(
        () -> {
          model.detail().choose(0);
          return true;
        });
    window.until("the first evaluation", () -> model.detail().detail().get().index() == 0);
    Detail detail = model.detail().detail().get();
    assertThat(detail.images()).hasSize(3);
    assertThat(detail.probabilities()).isPresent();
    assertThat(detail.coefficient()).isPresent();
    ComparisonTable table =
        ComparisonTable.of(model.watch().shownViews(), model.options().metric().get());
    assertThat(table.classes()).containsExactly("Platelets", "RBC", "WBC");
    assertThat(TableText.CSV.of(table)).startsWith("run,loss,final mAP,best mAP,step,Platelets");
    assertThat(TableText.LATEX.of(table)).contains("short & CE & 57.0 & 57.0 & 60");
    assertThat(TableText.MARKDOWN.of(table)).contains("| short | CE |");
  }

  @Test
  void runsQueueAndABrokenOneFailsWithItsLastWords() {
    launch("first", 200);
    launch("broken", 10);
    launch("third", 20);
    untilStatus("first", RunStatus.FINISHED);
    untilStatus("broken", RunStatus.FAILED);
    assertThat(run("broken").orElseThrow().state().error())
        .contains("the weights are missing", "2");
    untilStatus("third", RunStatus.FINISHED);
  }

  @Test
  void halfWrittenLineWaitsAndADeletedDirectoryIsForgotten() throws IOException {
    launch("cut", 40);
    untilStatus("cut", RunStatus.FINISHED);
    untilPoints(40);
    RunDirectory directory = run("cut").orElseThrow().directory();
    Files.writeString(directory.metrics(), "{\"kind\":\"st", StandardOpenOption.APPEND);
    TestWindow.onScreen(
        () -> {
          place.model().watch().update();
          return true;
        });
    assertThat(points()).isEqualTo(40);
    RunProcess writer = run("cut").orElseThrow().state().process();
    window.until("its process has ended", () -> !writer.isAlive());
    assertThat(directory.delete()).isTrue();
    window.until("forgotten", () -> run("cut").isEmpty() && points() == 0);
  }

  @Test
  void runStartedElsewhereAppearsWhileTheWindowIsOpen() throws IOException {
    RunDirectory other = new RunDirectory(home.resolve("runs/by-hand"));
    other.write(RunState.preparing(Instant.now()).ended(RunStatus.FINISHED, ""));
    window.until("found", () -> run("by-hand").isPresent());
  }

  @Test
  void logIsShown() {
    launch("talker", 30);
    window.until(
        "the log",
        () -> {
          place.model().part().set(3);
          return window.scene().lookup("#log") instanceof TextArea log
              && log.getText().contains("preparing talker");
        });
  }
}
