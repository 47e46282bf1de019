package io.github.lossmith.plotting.view;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Puts a figure on a stage of the headless screen and plays the user: real events by a robot. */
public final class FigureRobot implements AutoCloseable {
  private static final long PATIENCE_S = 20;
  private static boolean started;

  private final FigureView view = call(FigureView::new);
  private final Stage stage;
  private final Robot robot;
  private final Rectangle tiny = new Rectangle(1, 1);
  private final WritableImage picture = new WritableImage(1, 1);

  /** A stage with a figure view of that size. */
  public FigureRobot(double width, double height) {
    stage =
        call(
            () -> {
              Stage shown = new Stage(StageStyle.UNDECORATED);
              shown.setScene(new Scene(view, width, height));
              shown.setX(0);
              shown.setY(0);
              shown.show();
              view.requestFocus();
              return shown;
            });
    robot = call(Robot::new);
    settle();
  }

  /** The view on the stage. */
  public FigureView view() {
    return view;
  }

  /** Runs something on the JavaFX thread and gives its result. */
  public static <T> T call(Callable<T> task) {
    start();
    FutureTask<T> future = new FutureTask<>(task);
    Platform.runLater(future);
    try {
      return future.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Runs something on the JavaFX thread and waits until it is painted. */
  public void play(Runnable task) {
    call(
        () -> {
          task.run();
          return true;
        });
    settle();
  }

  /** Waits until events have arrived and the view is laid out and painted. */
  public void settle() {
    for (int i = 0; i < 2; i++) {
      call(
          () -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return true;
          });
    }
  }

  /** Puts something else on the stage in place of the view. */
  public void show(Parent root) {
    play(() -> stage.getScene().setRoot(root));
  }

  /** Makes a change in a pulse; how many nanoseconds later its frame is on the screen. */
  public long paint(Runnable change) {
    CompletableFuture<Long> painted = new CompletableFuture<>();
    Platform.runLater(() -> pulse(change, painted).start());
    return painted.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
  }

  private AnimationTimer pulse(Runnable change, CompletableFuture<Long> painted) {
    return new AnimationTimer() {
      @Override
      public void handle(long now) {
        stop();
        long start = System.nanoTime();
        change.run();
        Platform.runLater(
            () -> {
              // the renderer works in order: a picture of something tiny is ready when the frame is
              tiny.snapshot(null, picture);
              painted.complete(System.nanoTime() - start);
            });
      }
    };
  }

  /** Moves the mouse to a place of the view. */
  public void move(double x, double y) {
    play(
        () -> {
          Point2D place = view.localToScreen(x, y);
          robot.mouseMove(place);
        });
  }

  /** Presses the first button, or the keys with it. */
  public void press() {
    play(() -> robot.mousePress(MouseButton.PRIMARY));
  }

  public void release() {
    play(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  /** Presses at the first place, moves through the others, releases at the last. */
  public void drag(double... places) {
    move(places[0], places[1]);
    press();
    for (int i = 2; i < places.length; i += 2) {
      move(places[i], places[i + 1]);
    }
    release();
  }

  /** Two quick clicks. */
  public void doubleClick(double x, double y) {
    move(x, y);
    play(
        () -> {
          robot.mouseClick(MouseButton.PRIMARY);
          robot.mouseClick(MouseButton.PRIMARY);
        });
  }

  /**
   * Turns the wheel by notches, away from the user if positive. The event is fired on the view, for
   * the headless screen's robot has its own idea of a notch.
   */
  public void wheel(double x, double y, int notches) {
    double delta = 40.0 * notches;
    play(
        () ->
            view.fireEvent(
                new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    y,
                    x,
                    y,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    0,
                    delta,
                    0,
                    delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null)));
  }

  /** Presses and releases keys one after the other. */
  public void type(KeyCode... codes) {
    for (KeyCode code : codes) {
      play(() -> robot.keyPress(code));
      play(() -> robot.keyRelease(code));
    }
  }

  /** Holds a key. */
  public void hold(KeyCode code) {
    play(() -> robot.keyPress(code));
  }

  public void letGo(KeyCode code) {
    play(() -> robot.keyRelease(code));
  }

  /** What is on the screen. */
  public WritableImage picture() {
    settle();
    return call(() -> view.snapshot(null, null));
  }

  @Override
  public void close() {
    call(
        () -> {
          stage.close();
          return true;
        });
  }

  private static synchronized void start() {
    if (started) {
      return;
    }
    CountDownLatch ready = new CountDownLatch(1);
    Platform.startup(ready::countDown);
    Platform.setImplicitExit(false);
    try {
      if (!ready.await(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new AssertionError("JavaFX did not start");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    started = true;
  }
}
