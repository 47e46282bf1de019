package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.train.launch.LaunchForm;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.app.window.MouseRest;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;

/** The rows of the run list and what hangs on the selected run, with runs written by hand. */
class RunRowsWindowTest extends WrittenRunsWindow {
  private static RunState dead() {
    return training().signed(new RunProcess(999_999_999, 0, RunProcess.current().host()), NOW);
  }

  private List<ListCell<?>> rows() {
    return window.scene().getRoot().lookupAll("#runs .list-cell").stream()
        .<ListCell<?>>map(node -> (ListCell<?>) node)
        .filter(cell -> cell.getItem() != null && cell.isVisible())
        .toList();
  }

  private RunSummary seen(String name) {
    return place.model().list().runs().runs().stream()
        .filter(run -> run.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void longReasonMakesNoRowHigherAndIsReadInTheTooltip() throws IOException {
    String words = "OutOfMemoryError while computing the features of one more image ".repeat(8);
    Files.writeString(run("dead", dead()).log(), words + "\n");
    run("done", training().ended(RunStatus.FINISHED, ""));
    window.until("both rows", () -> rows().size() == 2);
    window.until(
        "rows of the same height",
        () -> rows().stream().mapToDouble(ListCell::getHeight).distinct().count() == 1);
    assertThat(TestWindow.onScreen(() -> rows().get(0).getBoundsInParent().getMinY())).isZero();
    Label detail =
        TestWindow.onScreen(
            () ->
                rows().stream()
                    .filter(cell -> ((RunSummary) cell.getItem()).name().equals("dead"))
                    .map(cell -> (Label) cell.lookup(".run-detail"))
                    .findFirst()
                    .orElseThrow());
    assertThat(MouseRest.words(detail)).contains("999999999").contains(words.strip());
  }

  @Test
  void clickOnTheBarOfProgressSelectsItsRun() throws IOException {
    RunDirectory run = run("done", training().ended(RunStatus.FINISHED, ""));
    window.until("its row", () -> rows().size() == 1);
    window.click("#runs .progress-bar");
    window.until("selected", () -> place.model().watch().selected().get().equals(Optional.of(run)));
  }

  @Test
  void runThatHasStoppedIsNotCalledStopping() throws IOException {
    RunText words = new RunText(window.services.texts());
    run("stopped", training().ended(RunStatus.STOPPED, ""));
    run("going", training());
    window.until("both", () -> place.model().list().runs().runs().size() == 2);
    assertThat(words.status(seen("stopped"), false, true)).isEqualTo("stopped");
    assertThat(words.status(seen("going"), false, true)).isEqualTo("stopping");
  }

  @Test
  void speedOfTheFeaturesIsNotTakenForThatOfTheTraining() throws IOException {
    run("features", RunState.preparing(NOW).at("CE", 7, 20, 0.2).withSpeed(96, 4));
    window.until("it", () -> place.model().list().runs().runs().size() == 1);
    assertThat(new RunText(window.services.texts()).detail(seen("features"), ""))
        .isEqualTo("Features of the images, 96 images/s, 4 s left");
  }

  @Test
  void lossLookedAtStaysInItsBoxWhenTheNextLossBegins() throws IOException {
    RunDirectory run = run("two", training().ended(RunStatus.FINISHED, ""));
    evaluated(run, "CE");
    window.until("it", () -> place.model().list().runs().runs().size() == 1);
    TestWindow.onScreen(
        () -> {
          place.model().part().set(2);
          place.model().watch().selected().set(Optional.of(run));
          return true;
        });
    ComboBox<?> loss = window.find("#detail-loss", ComboBox.class);
    window.until("CE", () -> "CE".equals(loss.getValue()));
    evaluated(run, "Focal");
    TestWindow.onScreen(
        () -> {
          place.model().watch().update();
          return true;
        });
    window.until("both losses", () -> loss.getItems().size() == 2);
    assertThat(TestWindow.<Object>onScreen(loss::getValue)).isEqualTo("CE");
  }

  @Test
  void runThatStartsIsTickedOnceAndStaysUntickedByTheUser() throws IOException {
    run("old", training().ended(RunStatus.FINISHED, ""));
    RunDirectory going = run("going", training());
    WatchModel watch = place.model().watch();
    window.until("selected", () -> watch.selected().get().equals(Optional.of(going)));
    assertThat(TestWindow.onScreen(() -> List.copyOf(watch.shown()))).containsExactly(going);
    TestWindow.onScreen(() -> watch.shown().remove(going));
    RunDirectory next = run("next", training());
    window.until("the next one too", () -> watch.shown().contains(next));
    assertThat(TestWindow.onScreen(() -> List.copyOf(watch.shown()))).containsExactly(next);
    assertThat(TestWindow.onScreen(() -> watch.selected().get())).contains(going);
  }

  @Test
  void hundredRunsAreFilteredAndTicked() throws IOException {
    RunState done = training().ended(RunStatus.FINISHED, "");
    for (int i = 0; i < 100; i++) {
      run((i % 2 == 0 ? "even-" : "odd-") + i, i < 4 ? done.ended(RunStatus.FAILED, "why") : done);
    }
    TrainModel model = place.model();
    window.until("all", () -> model.list().runs().runs().size() == 100);
    ListView<?> list = window.find("#runs", ListView.class);
    filter("EVEN failed");
    assertThat(list.getItems()).hasSize(2);
    ticks(0);
    assertThat(TestWindow.onScreen(() -> model.watch().shown().size())).isEqualTo(2);
    filter("no such run");
    assertThat(list.getItems()).isEmpty();
    assertThat(((Label) list.getPlaceholder()).getText()).isEqualTo("No run has these words.");
    filter("");
    assertThat(list.getItems()).hasSize(100);
    ticks(0);
    assertThat(TestWindow.onScreen(() -> model.watch().shown().size())).isEqualTo(100);
    RunDirectory one = seen("odd-7").directory();
    TestWindow.onScreen(
        () -> {
          model.watch().selected().set(Optional.of(one));
          return true;
        });
    ticks(2);
    assertThat(TestWindow.onScreen(() -> List.copyOf(model.watch().shown()))).containsExactly(one);
    ticks(1);
    assertThat(TestWindow.onScreen(() -> model.watch().shown().isEmpty())).isTrue();
  }

  private void filter(String text) {
    TextField field = window.find("#run-filter", TextField.class);
    TestWindow.onScreen(
        () -> {
          field.setText(text);
          return true;
        });
  }

  private void ticks(int entry) {
    MenuButton ticks = window.find("#ticks", MenuButton.class);
    TestWindow.onScreen(
        () -> {
          ticks.getItems().get(entry).fire();
          return true;
        });
  }

  @Test
  void boxesInThePicturesAreNamed() throws IOException {
    RunDirectory run = run("seen", training().ended(RunStatus.FINISHED, ""));
    evaluated(run, "CE");
    Files.createDirectories(run.detections("CE", 1));
    Files.createFile(run.detections("CE", 1).resolve("a.png"));
    window.until("it", () -> place.model().list().runs().runs().size() == 1);
    TestWindow.onScreen(
        () -> {
          place.model().part().set(2);
          place.model().watch().selected().set(Optional.of(run));
          return true;
        });
    FlowPane legend = window.find("#box-legend", FlowPane.class);
    window.until("the legend", () -> legend.getChildren().size() == 3);
    assertThat(legend.getChildren())
        .extracting(entry -> ((Label) entry).getText())
        .containsExactly("annotated object", "detections with their scores:", "a");
  }

  @Test
  void newRunLikeAnotherFillsTheForm() throws IOException {
    Experiment quick = ExperimentPresets.named("quick");
    RunDirectory run = run("two%20losses", training().ended(RunStatus.FINISHED, ""));
    ExperimentFile.write(
        quick.withName("two losses").withLosses(quick.losses().subList(1, 3)), run.experiment());
    window.until("it", () -> place.model().list().runs().runs().size() == 1);
    assertThat(seen("two%20losses").title()).isEqualTo("two losses");
    TestWindow.onScreen(
        () -> {
          place.model().part().set(1);
          place.model().like(seen("two%20losses"));
          return true;
        });
    LaunchForm form = place.model().newRun().form();
    window.until("the form", () -> form.preset().get().equals(LaunchForm.LIKE));
    assertThat(TestWindow.onScreen(() -> place.model().part().get())).isZero();
    assertThat(form.experiment().get().orThrow().losses())
        .extracting(LossSettings::name)
        .containsExactly("CE + OHEM", "Focal");
    Label why = window.find("#name-why", Label.class);
    window.until("the name is taken", () -> why.getText().contains("two losses 2"));
    TextField command = window.find("#command", TextField.class);
    assertThat(TestWindow.<String>onScreen(command::getText)).endsWith("two%20losses-2");
  }

  @Test
  void batchThatDidNotFitInMemoryGoesOnInThePartsThatDo() throws IOException {
    RunDirectory run = run("large", training().outOfMemory("The memory is too small.", 4));
    ExperimentFile.write(ExperimentPresets.named("quick"), run.experiment());
    // Nothing is started from the queue while another run trains.
    RunDirectory busy = run("busy", training());
    window.until("both", () -> place.model().list().runs().runs().size() == 2);
    TestWindow.onScreen(
        () -> {
          place.model().list().selection().selected().set(Optional.of(run));
          place.model().like(seen("large"));
          return true;
        });
    TextField accumulate = window.find("#accumulate", TextField.class);
    window.until("four parts in the form", () -> accumulate.getText().equals("4"));
    LaunchForm form = place.model().newRun().form();
    assertThat(TestWindow.onScreen(() -> form.experiment().get().orThrow().schedule().accumulate()))
        .isEqualTo(4);
    Button resume = window.find("#resume", Button.class);
    window.until("resumable", () -> fired(resume));
    window.until("four parts in the run", () -> parts(run) == 4);
    window.until("queued", () -> seen("large").state().status() == RunStatus.QUEUED);
    run.delete();
    busy.delete();
  }

  /**
   * Fires a button in the pulse in which it is seen enabled: a look at the folder may come between.
   */
  private static boolean fired(Button button) {
    boolean possible = !button.isDisabled();
    button.fire();
    return possible;
  }

  private static int parts(RunDirectory run) {
    return ExperimentFile.read(run.experiment())
        .map(experiment -> experiment.schedule().accumulate())
        .toOptional()
        .orElse(0);
  }

  @Test
  void noticeEndsWhenItIsNoLongerTrue() throws IOException {
    RunDirectory run = run("one", RunState.queued(NOW));
    RunDirectory busy = run("busy", training());
    window.until("both", () -> place.model().list().runs().runs().size() == 2);
    TestWindow.onScreen(
        () -> {
          place
              .model()
              .list()
              .passing()
              .say(
                  () -> place.model().list().runs().find(run).isPresent(),
                  "app.train.launched",
                  "one");
          return true;
        });
    assertThat(window.notice()).isEqualTo("one was put into the queue.");
    run.delete();
    window.until("the notice has ended", () -> window.notice().isEmpty());
    busy.delete();
  }

  /** Adds a step and an evaluation of a loss to a run. */
  static void evaluated(RunDirectory run, String loss) throws IOException {
    String step =
        """
        {"kind":"step","loss":"%s","iteration":1,"time":1,"total":2,"classification":1,\
        "boxes":1,"learningRate":0.001,"images":9,"seconds":1}
        """;
    String seen =
        """
        {"kind":"evaluation","loss":"%s","iteration":1,"time":2,"map11":0.5,"mapAll":0.5,\
        "ap11":{"a":0.5},"apAll":{"a":0.5},"seconds":1}
        """;
    Files.writeString(
        run.metrics(),
        step.formatted(loss) + seen.formatted(loss),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
