package io.github.lossmith.app.window;

import io.github.lossmith.app.settings.WindowBounds;
import io.github.lossmith.app.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Opens the stage where {@link Placement} says and corrects its position. Window managers add their
 * frames after the window is shown; openbox then gives it the minimum size, or 200 by 200 pixels,
 * others move it by the height of the title bar. So the minimum size is set afterwards, and size
 * and position are requested again if they differ.
 */
final class StagePlacement {
  /**
   * When to check the stage after it was shown, in milliseconds; the window manager's frame takes
   * some tens.
   */
  private static final List<Integer> CORRECTIONS_MS = List.of(50, 150, 400, 900);

  private final Stage stage;
  private final Tasks tasks;
  private final WindowBounds asked;
  private WindowBounds latest;
  private Optional<WindowBounds> settled = Optional.empty();

  StagePlacement(Stage stage, Tasks tasks, Optional<WindowBounds> remembered) {
    this.stage = stage;
    this.tasks = tasks;
    asked = Placement.opening(remembered, screens());
    latest = asked;
  }

  private static List<Rectangle2D> screens() {
    Rectangle2D primary = Screen.getPrimary().getVisualBounds();
    Stream<Rectangle2D> all = Screen.getScreens().stream().map(Screen::getVisualBounds);
    return Stream.concat(Stream.of(primary), all).distinct().toList();
  }

  /** Sets the bounds of the stage; call it before the stage is shown. */
  void prepare() {
    applyBounds();
    stage.setMaximized(asked.maximized());
  }

  private void applyBounds() {
    stage.setX(asked.x());
    stage.setY(asked.y());
    stage.setWidth(asked.width());
    stage.setHeight(asked.height());
  }

  /** Follows the bounds of the stage; call it after the stage is shown. */
  void follow() {
    CORRECTIONS_MS.forEach(after -> tasks.later(Duration.ofMillis(after), this::correctBounds));
    int last = CORRECTIONS_MS.get(CORRECTIONS_MS.size() - 1);
    tasks.later(Duration.ofMillis(last + 100), this::allowSmaller);
    stage.xProperty().addListener(observed -> note());
    stage.yProperty().addListener(observed -> note());
    stage.widthProperty().addListener(observed -> note());
    stage.heightProperty().addListener(observed -> note());
  }

  private void correctBounds() {
    if (isFree() && Placement.isMisplaced(asked, now(), screens())) {
      applyBounds();
    }
  }

  private void allowSmaller() {
    stage.setMinWidth(Math.min(Placement.LEAST_WIDTH, asked.width()));
    stage.setMinHeight(Math.min(Placement.LEAST_HEIGHT, asked.height()));
    settled = Optional.of(isFree() ? now() : asked);
    note();
  }

  private boolean isFree() {
    return stage.isShowing()
        && !stage.isMaximized()
        && !stage.isFullScreen()
        && !stage.isIconified();
  }

  private void note() {
    if (isFree()) {
      latest = now();
    }
  }

  private WindowBounds now() {
    return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
  }

  /** The position to remember for the next start. */
  WindowBounds remembered() {
    WindowBounds free = Placement.remembered(asked, settled.orElse(latest), latest);
    return new WindowBounds(free.x(), free.y(), free.width(), free.height(), stage.isMaximized());
  }
}
