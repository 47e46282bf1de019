package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** Mistakes of the program, as they are told. */
class UnexpectedWindowTest extends OpenWindow {
  private List<Stage> dialogs() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(shown -> shown != window.stage())
        .toList();
  }

  @Test
  void aRepeatedBugIsShownInOneDialog() {
    FxDialogs dialogs = new FxDialogs(Optional::empty, window.services.texts());
    Exception mistake = new IllegalStateException("again and again");
    for (int i = 0; i < 3; i++) {
      Platform.runLater(() -> dialogs.unexpected(mistake));
    }
    window.until("told", () -> !dialogs().isEmpty());
    assertThat(TestWindow.onScreen(() -> dialogs().size())).isEqualTo(1);
    closeDialogs();
    Platform.runLater(() -> dialogs.unexpected(mistake));
    window.until("told anew", () -> !dialogs().isEmpty());
    closeDialogs();
  }

  private void closeDialogs() {
    TestWindow.onScreen(
        () -> {
          dialogs().forEach(Stage::close);
          return true;
        });
    window.until("closed", () -> dialogs().isEmpty());
  }
}
