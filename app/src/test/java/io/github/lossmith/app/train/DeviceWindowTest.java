package io.github.lossmith.app.train;

import static io.github.lossmith.app.train.TrainWindowTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of devices and the switches below it, with a Python that says it sees a card. */
class DeviceWindowTest {
  @TempDir private Path home;
  private Path python = Path.of("");
  private TestWindow window;
  private TrainPlace place;

  @BeforeEach
  void openWindow() throws IOException {
    python = home.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        cat >/dev/null
        echo '{"lossmith": 1, "python": "3.12.1", "torch": "2.11.0", "cuda": "12.8", "numpy": "2",\
         "pillow": "1", "h5py": "3", "archs": ["sm_80"], "cards": [{"name": "NVIDIA A100",\
         "major": 8, "minor": 0, "totalMiB": 80000, "freeMiB": 79000}]}'
        """);
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    window =
        TestWindow.open(
            home,
            services -> {
              services.settings().change(settings -> settings.withPython(python));
              place =
                  new TrainPlace(
                      services, DesignHandover.EMPTY, new TinyTrainer(), home.resolve("runs"));
              return List.of(place);
            });
    window.until("PyTorch is found", () -> offer(Device.CPU).isPresent());
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @SuppressWarnings("unchecked")
  private ComboBox<TrainingOffer> devices() {
    return window.find("#device", ComboBox.class);
  }

  private Optional<TrainingOffer> offer(Device device) {
    return devices().getItems().stream()
        .filter(one -> one.choice().equals(EngineChoice.pytorch(device, python)))
        .findFirst();
  }

  private EngineChoice chosen() {
    return TestWindow.onScreen(() -> place.model().newRun().device().choice().get());
  }

  private void choose(Device device) {
    TestWindow.onScreen(
        () -> {
          devices().setValue(offer(device).orElseThrow());
          return true;
        });
    window.until("it is chosen", () -> chosen().device().equals(device));
  }

  private void focus() {
    TestWindow.onScreen(
        () -> {
          window.stage().requestFocus();
          devices().requestFocus();
          return true;
        });
    window.until("the list has the focus", () -> devices().isFocused());
  }

  private void turn(String selector) {
    TestWindow.onScreen(
        () -> {
          window.find(selector, CheckBox.class).fire();
          return true;
        });
  }

  private boolean isOn(String selector) {
    return window.find(selector, CheckBox.class).isSelected();
  }

  private boolean isOff(String selector) {
    return window.find(selector, CheckBox.class).isDisabled();
  }

  @Test
  void arrowKeysPassOverDevicesAndEnterChoosesOne() {
    focus();
    window.press(KeyCode.DOWN);
    window.until("another is shown", () -> !devices().getValue().choice().equals(chosen()));
    assertThat(chosen()).isEqualTo(EngineChoice.PROCESSOR);
    window.press(KeyCode.ESCAPE);
    window.until("back", () -> devices().getValue().choice().equals(EngineChoice.PROCESSOR));
    window.press(KeyCode.DOWN);
    TrainingOffer passed = TestWindow.onScreen(() -> devices().getValue());
    window.press(KeyCode.ENTER);
    assertThat(chosen()).isEqualTo(passed.choice());
    assertThat(place.model().list().runs().runs()).as("Enter starts nothing").isEmpty();
    window.press(KeyCode.UP);
    TestWindow.onScreen(
        () -> {
          window.find("#run-name", TextField.class).requestFocus();
          return true;
        });
    window.until("left", () -> chosen().equals(EngineChoice.PROCESSOR));
    openListIsLeftByEscapeOrEnter();
  }

  private void openListIsLeftByEscapeOrEnter() {
    focus();
    TestWindow.onScreen(
        () -> {
          devices().show();
          return true;
        });
    window.until("it is open", () -> devices().isShowing());
    window.press(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo(EngineChoice.PROCESSOR);
    window.press(KeyCode.ESCAPE);
    window.until("it is closed", () -> !devices().isShowing());
    window.until("back", () -> devices().getValue().choice().equals(EngineChoice.PROCESSOR));
    TestWindow.onScreen(
        () -> {
          devices().show();
          return true;
        });
    window.until("it is open again", () -> devices().isShowing());
    window.press(KeyCode.DOWN);
    TrainingOffer passed = TestWindow.onScreen(() -> devices().getValue());
    assertThat(passed.choice()).isNotEqualTo(EngineChoice.PROCESSOR);
    window.press(KeyCode.ENTER);
    window.until("it is chosen", () -> chosen().equals(passed.choice()));
  }

  @Test
  void switchesGoWithTheEngineThatHasThem() {
    assertThat(window.find("#switches", Node.class).isVisible()).isFalse();
    choose(Device.card(0));
    assertThat(window.find("#switches", Node.class).isVisible()).isTrue();
    turn("#switch-amp");
    turn("#switch-compile");
    assertThat(chosen().amp()).isTrue();
    assertThat(window.find("#command", TextField.class).getText())
        .contains("--device cuda:0", "--amp --compile");
    choose(Device.CPU);
    assertThat(isOff("#switch-amp")).isTrue();
    assertThat(isOn("#switch-amp")).isFalse();
    assertThat(window.find("#switch-amp-why", Label.class).getText()).contains("on a processor");
    assertThat(isOn("#switch-compile")).isTrue();
    assertThat(chosen()).isEqualTo(EngineChoice.pytorch(Device.CPU, python).with(false, true));
    choose(Device.card(0));
    TrainWindowTest.launch(window, place, "switched", 2);
    RunDirectory run = new RunDirectory(home.resolve("runs").resolve("switched"));
    await("the run says so", () -> Files.exists(run.engine()));
    assertThat(EngineChoice.of(run))
        .isEqualTo(EngineChoice.pytorch(Device.card(0), python).with(true, true));
  }
}
