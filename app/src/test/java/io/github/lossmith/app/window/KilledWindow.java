package io.github.lossmith.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;

/** A window of its own process, which works a little and then waits to be killed. */
final class KilledWindow {
  private KilledWindow() {}

  /** Opens the window on the folder of the first argument, and says when the work is done. */
  public static void main(String[] arguments) {
    try {
      work(arguments);
    } catch (RuntimeException | AssertionError failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    LockSupport.park();
  }

  private static void work(String[] arguments) {
    StartupPreload.begin();
    TestWindow window = TestWindow.open(Path.of(arguments[0]));
    window.until("curves", () -> window.curve("loss", "CE").isPresent());
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.typeFormula("-(1-p)^gamma/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.press(KeyCode.ALT, KeyCode.DIGIT2);
    window.until("knots", () -> window.knots().size() > 1);
    Point2D there = window.place(0.6, -9);
    window.doubleClick(there);
    window.untilCurve("coefficient", "My loss", 0.6, -9);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    window.click("#add-group");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    Path kept = Path.of(arguments[0], "state", "session-1", "desk.json");
    window.until(
        "kept",
        () -> Files.exists(kept) && holds(kept, List.of("My loss", "knots", "[100.0,0.5]")));
    System.out.println("ready");
  }

  private static boolean holds(Path file, List<String> words) {
    try {
      String text = Files.readString(file);
      return words.stream().allMatch(text::contains);
    } catch (IOException busy) {
      return false;
    }
  }
}
