package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.compare.RunResultsFormat;
import io.github.lossmith.app.train.compare.RunResultsTable;
import io.github.lossmith.app.train.detail.DetailModel.Detail;
import io.github.lossmith.app.train.launch.LaunchForm;
import io.github.lossmith.app.train.launch.LossRowModel;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place Train with real training processes on a tiny data set. */
class TrainWindowTest {
  /** A training process needs seconds to begin, many more where others use the machine. */
  private static final long PATIENCE_S = 180;

  @TempDir private Path home;
  private final HandoverRecorder taken = new HandoverRecorder();
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() {
    window = open();
  }

  private TestWindow open() {
    return TestWindow.open(
        home,
        services -> {
          place = new TrainPlace(services, taken, new TinyTrainer(), home.resolve("runs"));
          return List.<Place>of(place);
        });
  }

  @AfterEach
  void closeWindow() throws IOException, InterruptedException {
    window.close();
    for (RunSummary run : place.model().list().runs().runs()) {
      end(run.state().process());
      run.directory().state().ifPresent(state -> end(state.process()));
    }
  }

  /** Waits, so that nothing is written any more when the folder is deleted. */
  private static void end(RunProcess process) {
    process.handle().ifPresent(ProcessHandle::destroyForcibly);
    await("its process has ended", () -> !process.isAlive());
  }

  /** Fills the form and presses the button once the form has been checked against the disk. */
  static void launch(TestWindow window, TrainPlace place, String name, int iterations) {
    TestWindow.onScreen(
        () -> {
          LaunchForm form = place.model().newRun().form();
          form.name().set(name);
          form.iterations().set(Integer.toString(iterations));
          form.evaluations().set("2");
          for (LossRowModel loss : form.losses()) {
            loss.chosen().set(loss.name().get().equals("CE"));
          }
          return true;
        });
    press(window, "#launch");
  }

  private void launch(String name, int iterations) {
    launch(window, place, name, iterations);
  }

  static void await(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!TestWindow.onScreen(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private Optional<RunSummary> run(String name) {
    return place.model().list().runs().runs().stream()
        .filter(r -> r.name().equals(name))
        .findFirst();
  }

  private void untilStatus(String name, RunStatus status) {
    await(
        name + " is " + status,
        () -> run(name).filter(run -> run.state().status() == status).isPresent());
  }

  private void untilPoints(int least) {
    await(least + " points on the curve", () -> points() >= least);
  }

  /** Points of the second panel's curve, as drawn. */
  private int points() {
    FigureView view = (FigureView) window.scene().lookup("#curve-figure");
    return view == null || view.getFigure() == null
        ? 0
        : view.getFigure().panels().get(1).series().stream().mapToInt(Series::size).max().orElse(0);
  }

  private void press(String button) {
    press(window, button);
  }

  static void press(TestWindow window, String button) {
    await(button + " is possible", () -> !window.scene().lookup(button).isDisabled());
    TestWindow.onScreen(
        () -> {
          ((Button) window.scene().lookup(button)).fire();
          return true;
        });
  }

  private void untilRunning(String name) {
    await(name + " works", () -> run(name).filter(RunSummary::isRunning).isPresent());
  }

  @Test
  void launchedRunShowsLivePointsStopsAndResumes() throws IOException {
    launch("one", 4000);
    untilPoints(3);
    int before = points();
    untilPoints(before + 3);
    press("#stop");
    untilStatus("one", RunStatus.STOPPED);
    RunDirectory directory = run("one").orElseThrow().directory();
    int stopped = RunHistory.read(directory).losses().iterator().next().steps();
    assertThat(Engines.bundled().checkpoints(directory).files().steps("CE"))
        .contains((long) stopped);
    press("#resume");
    untilRunning("one");
    untilPoints(stopped + 3);
    assertThat(RunHistory.read(directory).losses().iterator().next().iterations())
        .startsWith(1, 2, 3)
        .doesNotHaveDuplicates();
  }

  @Test
  void killedChildIsShownWithTheReasonAndResumes() throws IOException {
    launch("killed", 4000);
    untilPoints(3);
    RunProcess child = run("killed").orElseThrow().state().process();
    assertThat(child.handle().orElseThrow().destroyForcibly()).isTrue();
    await("interrupted", () -> run("killed").filter(r -> r.interruption().isPresent()).isPresent());
    RunSummary killed = run("killed").orElseThrow();
    String last = place.model().list().runs().lastLine(killed);
    assertThat(new RunText(window.services.texts()).detail(killed, last))
        .contains(Long.toString(child.pid()));
    press("#resume");
    untilRunning("killed");
    assertThat(run("killed").orElseThrow().state().process()).isNotEqualTo(child);
    untilPoints(3);
  }

  @Test
  void runOutlivesAKilledWindowAndIsFoundAgain() throws IOException, InterruptedException {
    window.close();
    Process other = WindowProcess.start(home, "survivor");
    RunDirectory directory = new RunDirectory(home.resolve("runs/survivor"));
    await("its first steps", () -> steps(directory) >= 3);
    RunProcess child = directory.state().orElseThrow().process();
    other.destroyForcibly();
    assertThat(other.waitFor()).isEqualTo(137);
    assertThat(child.isAlive()).isTrue();
    int alone = steps(directory);
    window = open();
    untilRunning("survivor");
    RunSummary found = run("survivor").orElseThrow();
    assertThat(found.state().process()).isEqualTo(child);
    TestWindow.onScreen(
        () -> {
          place.model().watch().selected().set(Optional.of(found.directory()));
          return true;
        });
    untilPoints(alone + 3);
  }

  private static int steps(RunDirectory directory) throws IOException {
    return RunHistory.read(directory).losses().stream().mapToInt(loss -> loss.steps()).sum();
  }

  @Test
  void finishedRunIsLookedAtComparedCutAndDeletedUnderTheWindow() throws IOException {
    launch("short", 8);
    untilStatus("short", RunStatus.FINISHED);
    untilPoints(8);
    await("its last evaluation", () -> place.model().detail().detail().get().index() == 2);
    looksAtBothEvaluations();
    comparesAsText();
    goesBackToDesign();
    fitsACoefficient();
    RunDirectory directory = run("short").orElseThrow().directory();
    end(run("short").orElseThrow().state().process());
    halfALineWaitsForItsOtherHalf(directory);
    try (Stream<Path> files = Files.walk(directory.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    await("forgotten", () -> run("short").isEmpty() && points() == 0);
  }

  private void looksAtBothEvaluations() {
    TrainModel model = place.model();
    Detail last = model.detail().detail().get();
    TestWindow.onScreen(
        () -> {
          model.detail().choose(1);
          return true;
        });
    await("the first evaluation", () -> model.detail().detail().get().index() == 1);
    Detail first = model.detail().detail().get();
    assertThat(first.iterations()).containsExactly(0L, 4L, 8L);
    assertThat(first.images()).isNotEmpty().doesNotContainAnyElementsOf(last.images());
    assertThat(first.probabilities()).isPresent();
    assertThat(first.coefficients().orElseThrow().object().at(0.5)).isEqualTo(-2);
    looksAtABin();
  }

  /** The arrow keys choose a bin of the histogram, Escape shows the detections again. */
  private void looksAtABin() {
    FlowPane pictures = window.find("#detections", FlowPane.class);
    FigureView histogram = window.find("#probability-figure", FigureView.class);
    ImageView sample = TestWindow.onScreen(() -> (ImageView) pictures.getChildren().get(0));
    press(histogram, KeyCode.RIGHT);
    await("its pictures", () -> !pictures.getChildren().contains(sample));
    press(histogram, KeyCode.ESCAPE);
    await(
        "the detections",
        () -> pictures.getChildren().stream().allMatch(ImageView.class::isInstance));
  }

  private static void press(Node node, KeyCode key) {
    TestWindow.onScreen(
        () -> {
          node.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
          return true;
        });
  }

  private void comparesAsText() {
    RunResultsTable table =
        RunResultsTable.of(
            place.model().watch().shownViews(), place.model().options().metric().get());
    assertThat(table.classes()).containsExactly("circle", "square", "triangle");
    assertThat(RunResultsFormat.CSV.of(table))
        .startsWith(
            "run,loss,final mAP,best mAP,step,circle,square,triangle,\"time, s\"\nshort,CE,");
    assertThat(RunResultsFormat.LATEX.of(table)).contains("short & CE & ", "\\bottomrule");
    assertThat(RunResultsFormat.MARKDOWN.of(table)).contains("| short | CE | ");
  }

  private void goesBackToDesign() {
    fromMenu(1);
    await("the design is taken", () -> !taken.opened().isEmpty());
    assertThat(taken.opened()).map(Design::name).containsExactly("CE");
    assertThat(taken.histograms()).isEmpty();
    fromMenu(2);
    await("the histogram is taken", () -> !taken.histograms().isEmpty());
    assertThat(taken.opened()).map(Design::name).containsExactly("CE", "CE");
    ProbabilityHistogram shown =
        place
            .model()
            .watch()
            .selectedView()
            .orElseThrow()
            .loss("CE")
            .orElseThrow()
            .probabilities()
            .get(2)
            .histogram();
    assertThat(taken.histograms()).containsExactly(shown);
  }

  /** It opens beside the run's own; the form says what its few anchors leave open. */
  private void fitsACoefficient() {
    TestWindow.onScreen(
        () -> {
          window.find("#run-fit-begin", ToggleButton.class).fire();
          window.find("#run-fit-now", Button.class).fire();
          return true;
        });
    await("fitted", () -> taken.opened().size() == 4);
    assertThat(taken.opened()).map(Design::name).endsWith("CE", "Fit to short");
    Design fit = taken.opened().get(3);
    assertThat(fit.coefficient().orThrow().band()).isPresent();
    assertThat(fit.note()).contains("short, CE, 4", "each tenth of p pulls the same");
    assertThat(window.find("#run-fit-objects", TextField.class).isDisabled()).isTrue();
  }

  /** The first loss of an entry of the run's menu. */
  private void fromMenu(int entry) {
    MenuButton more = window.find("#more", MenuButton.class);
    Menu menu =
        TestWindow.onScreen(
            () -> {
              more.show();
              return (Menu) more.getItems().get(entry);
            });
    await("its losses", () -> !menu.getItems().isEmpty());
    TestWindow.onScreen(
        () -> {
          menu.getItems().get(0).fire();
          more.hide();
          return true;
        });
  }

  private void halfALineWaitsForItsOtherHalf(RunDirectory directory) throws IOException {
    String step =
        Files.readAllLines(directory.metrics()).stream()
            .filter(line -> line.contains("\"step\""))
            .reduce((first, second) -> second)
            .orElseThrow();
    int half = step.length() / 2;
    append(directory, step.substring(0, half));
    assertThat(points()).isEqualTo(8);
    append(directory, step.substring(half) + "\n");
    untilPoints(9);
  }

  private void append(RunDirectory directory, String text) throws IOException {
    Files.writeString(directory.metrics(), text, StandardOpenOption.APPEND);
    List<RunView> before = place.model().watch().views().get();
    TestWindow.onScreen(
        () -> {
          place.model().watch().update();
          return true;
        });
    assertThat(before).hasSize(1);
    TestWindow.onScreen(() -> true);
  }

  @Test
  void runsQueueAndABrokenOneFailsWithItsReason() {
    for (String name : List.of("first", "broken", "third")) {
      launch(name, 4);
      await(name + " is in the queue", () -> run(name).isPresent());
    }
    untilStatus("broken", RunStatus.FAILED);
    assertThat(run("first").orElseThrow().state().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run("broken").orElseThrow().state().error()).contains("/no/such/voc");
    untilStatus("third", RunStatus.FINISHED);
    TestWindow.onScreen(
        () -> {
          place.model().watch().selected().set(run("broken").map(RunSummary::directory));
          place.model().part().set(3);
          return true;
        });
    await(
        "its log",
        () ->
            window.scene().lookup("#log") instanceof TextArea log
                && log.getText().contains("/no/such/voc"));
  }
}
