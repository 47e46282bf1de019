package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** The whole window on a screen that nobody sees, driven by real events. */
public final class TestWindow implements AutoCloseable {
  private static final long PATIENCE_S = 20;
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  public final ScriptedDialogs dialogs = new ScriptedDialogs();
  public final Desk desk;
  private final Stage stage;
  private final Robot robot;
  private final List<Place> places;

  private TestWindow(Path home, Function<Desk, List<Place>> made) {
    Directories directories = new Directories(home.resolve("settings"), home.resolve("state"));
    SettingsStore settings = new SettingsStore(directories.settings());
    if (settings.get().language().isEmpty()) {
      settings.change(first -> first.withLanguage("en"));
    }
    Texts texts = new Texts(() -> Texts.language(settings.get().language()));
    Look look = new Look(CompletableFuture.completedFuture(false));
    desk =
        new Desk(
            texts,
            new Controls(texts),
            dialogs,
            new BackgroundTasks(dialogs::unexpected),
            settings,
            directories,
            new Notices(),
            look.dark());
    places = made.apply(desk);
    stage = new Stage();
    robot = new Robot();
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, mistake) -> dialogs.unexpected(mistake));
    new Frame(stage, desk, places, look).open();
  }

  /** Opens the window; {@code home} holds its settings and unsaved work. */
  public static TestWindow open(Path home) {
    return open(home, Places::all);
  }

  /** With these places only. */
  public static TestWindow open(Path home, Function<Desk, List<Place>> places) {
    if (STARTED.compareAndSet(false, true)) {
      CountDownLatch started = new CountDownLatch(1);
      Platform.startup(started::countDown);
      Platform.setImplicitExit(false);
    }
    return onScreen(() -> new TestWindow(home, places));
  }

  /** Runs on JavaFX's thread and gives its result. */
  public static <T> T onScreen(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException failed) {
      throw new AssertionError("on the screen's thread", failed);
    }
  }

  /** Waits until {@code condition} holds there. */
  public void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!onScreen(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + what + "; mistakes " + dialogs.mistakes);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  public Scene scene() {
    return stage.getScene();
  }

  public Stage stage() {
    return stage;
  }

  /** The node of a CSS selector. */
  public <N extends Node> N find(String selector, Class<N> type) {
    return onScreen(
        () -> {
          Node found = scene().lookup(selector);
          if (found == null) {
            throw new AssertionError("nothing is " + selector);
          }
          return type.cast(found);
        });
  }

  public void click(String selector) {
    Bounds bounds = onScreen(() -> onDesktop(find(selector)));
    click(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
  }

  private Node find(String selector) {
    scene().getRoot().applyCss();
    scene().getRoot().layout();
    return Objects.requireNonNull(scene().lookup(selector), selector);
  }

  public static Bounds onDesktop(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  public void click(Point2D at) {
    drag(List.of(at));
  }

  /** Presses at the first point, moves through the others and lets go. */
  public void drag(List<Point2D> points) {
    Point2D first = points.get(0);
    onScreen(() -> act(() -> robot.mouseMove(first)));
    onScreen(() -> act(() -> robot.mousePress(MouseButton.PRIMARY)));
    points.stream().skip(1).forEach(point -> onScreen(() -> act(() -> robot.mouseMove(point))));
    onScreen(() -> act(() -> robot.mouseRelease(MouseButton.PRIMARY)));
    settle();
  }

  /** The events sent until now have arrived, and what they asked for later is done. */
  private static void settle() {
    for (int i = 0; i < 3; i++) {
      onScreen(() -> true);
    }
  }

  /** Presses the keys in order and lets go in the other order. */
  public void press(KeyCode... keys) {
    for (KeyCode key : keys) {
      onScreen(() -> act(() -> robot.keyPress(key)));
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      KeyCode key = keys[i];
      onScreen(() -> act(() -> robot.keyRelease(key)));
    }
    settle();
  }

  /** Types the characters of a formula. */
  public void type(String text) {
    text.chars().forEach(character -> press(Keyboard.keys((char) character)));
  }

  private static boolean act(Runnable event) {
    event.run();
    return true;
  }

  public WritableImage picture() {
    return onScreen(() -> scene().snapshot(null));
  }

  /** As a kill would: nothing is asked, nothing is saved any more. */
  public void kill() {
    onScreen(
        () ->
            act(
                () -> {
                  desk.tasks().close();
                  stage.hide();
                  places.forEach(Place::close);
                }));
  }

  @Override
  public void close() {
    kill();
    if (!dialogs.mistakes.isEmpty()) {
      throw new AssertionError("unexpected mistakes", dialogs.mistakes.get(0));
    }
  }
}
