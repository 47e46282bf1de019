package io.github.lossmith.app.playground;

import io.github.lossmith.app.window.TestWindow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

/**
 * Pictures and steps a second of the place Playground as it opens: 1,000 points at 1:100, layers
 * 2-16-2, four losses at once, in the whole window. A picture counts when the number of steps on
 * the screen has changed since the last pulse. A program, not a test: {@code
 * scripts/benchmark-playground.sh}.
 */
final class PlaygroundBenchmark {
  private static final int WARM_UP_S = 5;
  private static final int SECONDS = 10;
  private static final int TURNS = 3;

  private PlaygroundBenchmark() {}

  /** {@code args}: a folder for the settings. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    try (TestWindow window = TestWindow.open(home)) {
      window.click("#place-playground");
      window.until("cards", () -> window.scene().lookup(".lane") != null);
      Label steps = window.find("#playground-steps", Label.class);
      AtomicInteger pictures = new AtomicInteger();
      TestWindow.onScreen(() -> count(steps, pictures));
      TestWindow.onScreen(
          () -> {
            ((ToggleButton) window.scene().lookup("#playground-play")).fire();
            return true;
          });
      Thread.sleep(1000L * WARM_UP_S);
      for (int turn = 0; turn < TURNS; turn++) {
        int seen = pictures.get();
        long before = number(steps);
        long processor = processor();
        long begun = System.nanoTime();
        Thread.sleep(1000L * SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%.1f pictures a second, %.0f steps a second of each of %d losses, processor %.1f ms a picture%n",
            (pictures.get() - seen) / seconds,
            (number(steps) - before) / seconds,
            TestWindow.onScreen(() -> window.scene().getRoot().lookupAll(".lane").size()),
            (processor() - processor) / 1e6 / (pictures.get() - seen));
      }
    }
    System.exit(0);
  }

  private static boolean count(Label steps, AtomicInteger pictures) {
    new AnimationTimer() {
      private String last = "";

      @Override
      public void handle(long now) {
        if (!steps.getText().equals(last)) {
          last = steps.getText();
          pictures.incrementAndGet();
        }
      }
    }.start();
    return true;
  }

  /** Processor time of all threads, ns. */
  private static long processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static long number(Label steps) {
    String digits = TestWindow.onScreen(() -> steps.getText().replaceAll("[^0-9]", ""));
    return Long.parseLong(digits);
  }
}
