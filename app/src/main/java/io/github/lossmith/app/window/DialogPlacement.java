package io.github.lossmith.app.window;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Keeps dialogs complete and above their window, even if a window manager (openbox) shrinks them.
 */
final class DialogPlacement {
  /**
   * When to check the dialog after it was shown, in milliseconds; the window manager's frame takes
   * some tens.
   */
  private static final List<Integer> CORRECTIONS_MS = List.of(50, 150, 400, 900);

  private DialogPlacement() {}

  /** Keeps the dialog inside its screen; call it before the dialog is shown. */
  static void keepWhole(Dialog<?> dialog) {
    dialog
        .getDialogPane()
        .getScene()
        .getWindow()
        .addEventHandler(
            WindowEvent.WINDOW_SHOWN,
            shown -> CORRECTIONS_MS.forEach(after -> correct(dialog, after)));
  }

  private static void correct(Dialog<?> dialog, int after) {
    PauseTransition wait = new PauseTransition(Duration.millis(after));
    wait.setOnFinished(waited -> correct(dialog));
    wait.play();
  }

  private static void correct(Dialog<?> dialog) {
    if (dialog.isShowing() && isCut(dialog.getDialogPane())) {
      Window window = dialog.getDialogPane().getScene().getWindow();
      window.sizeToScene();
      Window owner = dialog.getOwner();
      if (owner != null) {
        window.setX(owner.getX() + (owner.getWidth() - window.getWidth()) / 2);
        window.setY(owner.getY() + (owner.getHeight() - window.getHeight()) / 2);
      }
    }
  }

  private static boolean isCut(DialogPane pane) {
    Scene scene = pane.getScene();
    return scene.getWidth() < Math.floor(pane.prefWidth(-1))
        || scene.getHeight() < Math.floor(pane.prefHeight(scene.getWidth()));
  }
}
