package io.github.lossmith.app.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.command.ImportSample;
import io.github.lossmith.app.window.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measured loss comes in by the menu, and lies beside what was shown. */
class ImportWindowTest {
  @TempDir private Path home;
  private TestWindow window;

  @BeforeEach
  void openWindow() {
    window = TestWindow.open(home.resolve("settings"));
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @Test
  void bothSidesOpenAndTheFindingsAreSaid() throws Exception {
    window.dialogs.files.add(ImportSample.copy(home));
    window.choose("Import a loss");
    window.until("the findings are shown", () -> !window.dialogs.read.isEmpty());
    assertThat(window.dialogs.read.get(0)).contains("✓ alpha = 0.25", "Focal (gamma = 2)");
    assertThat(window.dialogs.told).isEmpty();
    assertThat(window.designs()).startsWith("mine").doesNotContain("mine background");
  }

  @Test
  void aBrokenFileIsSaid() throws Exception {
    window.dialogs.files.add(Files.writeString(home.resolve("x.probe.json"), "{}"));
    window.choose("Import a loss");
    window.until("the problem is told", () -> !window.dialogs.told.isEmpty());
    assertThat(window.dialogs.told.get(0).message()).contains("x.probe.json");
  }
}
