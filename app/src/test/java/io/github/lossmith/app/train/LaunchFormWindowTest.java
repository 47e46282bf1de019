package io.github.lossmith.app.train;

import static io.github.lossmith.app.train.TrainWindowTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.LossmithMain;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.launch.LaunchForm;
import io.github.lossmith.app.train.launch.NewRunModel;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launch form of the window, and the command line that it shows. */
class LaunchFormWindowTest {
  @TempDir private Path home;
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() {
    window =
        TestWindow.open(
            home,
            services -> {
              place =
                  new TrainPlace(
                      services, new HandoverRecorder(), new TinyTrainer(), home.resolve("runs"));
              return List.<Place>of(place);
            });
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  private Optional<RunSummary> run(String name) {
    return place.model().list().runs().runs().stream()
        .filter(r -> r.name().equals(name))
        .findFirst();
  }

  @Test
  void commandLineOfTheFormTrainsWhatTheFormSays() throws IOException, InterruptedException {
    String command =
        TestWindow.onScreen(
            () -> {
              LaunchForm form = place.model().newRun().form();
              form.name().set("by hand");
              form.iterations().set("3");
              form.evaluations().set("1");
              form.batch().set("2");
              form.losses().forEach(l -> l.chosen().set(l.name().get().equals("Focal")));
              return ((TextField) window.scene().lookup("#command")).getText();
            });
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String lossmith =
        LaunchCommandLine.quoted(
            List.of(
                java, "-cp", System.getProperty("java.class.path"), LossmithMain.class.getName()));
    assertThat(command).startsWith("./lossmith train ");
    await("the file beside it", () -> Files.exists(formFile()));
    File printed = home.resolve("printed.txt").toFile();
    Process shell =
        new ProcessBuilder("sh", "-c", command.replace("./lossmith", lossmith))
            .redirectErrorStream(true)
            .redirectOutput(printed)
            .start();
    await("found while it works", () -> run("by%20hand").isPresent());
    assertThat(shell.waitFor()).as(Files.readString(printed.toPath())).isZero();
    await(
        "it has finished",
        () ->
            run("by%20hand").filter(run -> run.state().status() == RunStatus.FINISHED).isPresent());
    RunHistory history = RunHistory.read(run("by%20hand").orElseThrow().directory());
    assertThat(history.loss("Focal").orElseThrow().steps()).isEqualTo(3);
  }

  @Test
  void folderOfTheDataIsChosenWhereTheExperimentNeedsOne() throws IOException {
    assertThat(window.find("#data-folder", TextField.class).getParent().getParent().isVisible())
        .isFalse();
    TestWindow.onScreen(
        () -> {
          place.model().newRun().form().preset().set("bccd");
          return true;
        });
    assertThat(window.find("#data-folder", TextField.class).getParent().getParent().isVisible())
        .isTrue();
    assertThat(window.find("#launch", Button.class).isDisabled()).isTrue();
    window.dialogs.files.add(home);
    TrainWindowTest.press(window, "#choose-data");
    assertThat(window.find("#data-folder", TextField.class).getText()).isEqualTo(home.toString());
    await("the folder is refused", () -> said("#folder-why").contains("Annotations"));
    assertThat(window.find("#launch", Button.class).isDisabled()).isTrue();
    Files.createDirectory(home.resolve("Annotations"));
    await("the split is missed", () -> said("#splits-why").contains("trainval"));
    assertThat(said("#launch-problem")).contains("trainval");
  }

  @Test
  void raceIsGreyedWithItsReasonWhereOneLossIsTicked() {
    CheckBox race = window.find("#race", CheckBox.class);
    TextField stopBelow = window.find("#stop-below", TextField.class);
    LaunchForm form = place.model().newRun().form();
    assertThat(race.isDisabled()).isFalse();
    assertThat(stopBelow.isDisabled()).isTrue();
    TestWindow.onScreen(
        () -> {
          race.fire();
          stopBelow.setText("0.5");
          return true;
        });
    assertThat(form.experiment().get().orThrow().schedule().race()).hasValue(0.5);
    TestWindow.onScreen(
        () -> {
          form.losses().forEach(row -> row.chosen().set(row.name().get().equals("CE")));
          return true;
        });
    assertThat(race.isDisabled()).isTrue();
    assertThat(stopBelow.isDisabled()).isTrue();
    assertThat(said("#race-why")).isEqualTo("A race takes two losses or more.");
    assertThat(form.experiment().get().orThrow().schedule().race()).isEmpty();
  }

  private String said(String label) {
    return ((Label) window.scene().lookup(label)).getText();
  }

  private Path formFile() {
    NewRunModel model = place.model().newRun();
    return model.file().of(model.form().experiment().get().orThrow());
  }
}
