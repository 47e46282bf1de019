package io.github.lossmith.app.window;

import io.github.lossmith.plotting.view.FigureView;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * Pictures a second while γ of Focal is played in Design, as the window opens: five curves in
 * panels (a) and (b). A picture counts when the figure has changed since the last pulse. A program,
 * not a test: {@code scripts/benchmark-motion.sh}.
 */
final class MotionBenchmark {
  private static final int FOCAL = 1;
  private static final int WARM_UP_S = 8;
  private static final int SECONDS = 8;
  private static final int TURNS = 3;

  private MotionBenchmark() {}

  /** {@code args}: a folder for the settings. */
  public static void main(String[] args) throws Exception {
    try (TestWindow window = TestWindow.open(Path.of(args[0]))) {
      window.until("curves", () -> window.curve("loss", "CE").isPresent());
      TestWindow.onScreen(() -> select((ListView<?>) window.find("#designs")));
      window.until("γ", () -> window.scene().lookup("#play-gamma") != null);
      AtomicInteger pictures = new AtomicInteger();
      TestWindow.onScreen(() -> count(window, pictures));
      TestWindow.onScreen(() -> play((ToggleButton) window.find("#play-gamma")));
      Thread.sleep(1000L * WARM_UP_S);
      for (int turn = 0; turn < TURNS; turn++) {
        int seen = pictures.get();
        long processor = processor();
        long begun = System.nanoTime();
        Thread.sleep(1000L * SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        int made = pictures.get() - seen;
        System.out.printf(
            Locale.ROOT,
            "%.1f pictures a second, processor %.1f ms a picture%n",
            made / seconds,
            (processor() - processor) / 1e6 / made);
      }
      window.press(KeyCode.ALT, KeyCode.P);
    }
    System.exit(0);
  }

  private static boolean select(ListView<?> designs) {
    designs.getSelectionModel().select(FOCAL);
    return true;
  }

  private static boolean play(ToggleButton button) {
    button.fire();
    return true;
  }

  private static boolean count(TestWindow window, AtomicInteger pictures) {
    FigureView view = window.figure();
    new AnimationTimer() {
      private @Nullable Object last;

      @Override
      public void handle(long now) {
        Object figure = view.getFigure();
        if (figure != last) {
          last = figure;
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
}
