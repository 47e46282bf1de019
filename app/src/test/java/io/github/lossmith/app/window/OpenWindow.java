package io.github.lossmith.app.window;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the whole window: open and painted before each test, closed after it. */
abstract class OpenWindow {
  @TempDir Path home;
  TestWindow window;

  @BeforeEach
  void openWindow() {
    window = TestWindow.open(home);
    window.until("curves", () -> window.curve("loss", "CE").isPresent());
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }
}
