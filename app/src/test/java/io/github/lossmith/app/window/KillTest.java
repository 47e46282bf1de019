package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.plotting.figure.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real kill of a real process: the work is there at the next start. */
class KillTest {
  private static final long PATIENCE_S = 60;

  @TempDir private Path home;

  @Test
  void whatWasTypedAndDrawnSurvivesAKillAndNothingOfTheTrainerWasLoaded()
      throws IOException, InterruptedException {
    Path loaded = home.resolve("classes.txt");
    Process child = start(loaded);
    try {
      assertThat(firstWord(child)).isEqualTo("ready");
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    try (TestWindow window = TestWindow.open(home)) {
      window.until("curves", () -> window.curve("loss", "My loss").isPresent());
      assertThat(window.designs()).startsWith("CE copy", "My loss", "CE");
      Series drawn = window.curve("coefficient", "My loss").orElseThrow();
      assertThat(drawn.valueAt(0.6)).isBetween(-9.2, -8.8);
      window.untilCurve("coefficient", "CE copy", 0.5, -1);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      window.until("groups", () -> window.scene().lookup("#groups") != null);
      TableView<?> groups = window.find("#groups", TableView.class);
      assertThat(List.<Object>copyOf(groups.getItems())).contains(new ExampleGroup(100, 0.5));
    }
    assertThat(Files.readString(loaded))
        .contains("io.github.lossmith.app.train.TrainPlace", "ExperimentPresets")
        .doesNotContain("picocli.", "org.nd4j", "org.deeplearning4j", "org.bytedeco");
  }

  /** The same JVM and class path as this one. */
  private Process start(Path loaded) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-D") || argument.startsWith("-X"))
        .forEach(command::add);
    command.add("-Xlog:class+load:file=" + loaded);
    command.add("-cp");
    command.add(classPath());
    command.add(KilledWindow.class.getName());
    command.add(home.toString());
    return new ProcessBuilder(command).redirectError(home.resolve("errors.txt").toFile()).start();
  }

  /** Surefire may start this JVM with the class path in a file of its own. */
  private static String classPath() {
    String whole = System.getProperty("surefire.test.class.path");
    return whole == null ? System.getProperty("java.class.path") : whole;
  }

  private String firstWord(Process child) throws IOException {
    try (BufferedReader reader = child.inputReader()) {
      String line = reader.readLine();
      return line == null ? Files.readString(home.resolve("errors.txt")) : line;
    }
  }
}
