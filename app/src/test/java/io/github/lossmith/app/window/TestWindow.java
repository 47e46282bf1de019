package io.github.lossmith.app.window;

import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.lesson.LessonController;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.BackgroundTasks;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureView;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** The whole window on a screen that nobody sees, driven by real events. */
public final class TestWindow implements AutoCloseable {
  private static final long PATIENCE_S = 60;
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  public final ScriptedDialogs dialogs = new ScriptedDialogs();
  public final AppServices services;
  private final Stage stage;
  private final Robot robot;
  private final List<Place> places;

  private TestWindow(Path home, Function<AppServices, List<Place>> made) {
    Directories directories = new Directories(home.resolve("settings"), home.resolve("state"));
    SettingsStore settings = new SettingsStore(directories.settings());
    if (settings.get().language().isEmpty()) {
      settings.change(first -> first.withLanguage("en"));
    }
    Texts texts = new Texts(() -> Texts.language(settings.get().language()));
    ThemeSwitcher look = new ThemeSwitcher(CompletableFuture.completedFuture(false));
    services =
        new AppServices(
            texts,
            new Controls(texts),
            dialogs,
            new BackgroundTasks(dialogs::unexpected),
            settings,
            directories,
            new Notices(),
            new LossStyles(),
            look.dark());
    places = made.apply(services);
    stage = new Stage();
    robot = new Robot();
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, mistake) -> dialogs.unexpected(mistake));
    new MainStage(stage, services, places, look).open();
  }

  /** A shell of the same places. */
  Shell shell() {
    return new Shell(services, places, () -> {});
  }

  /** Forms of the same places. */
  Forms forms() {
    return new Forms(services.texts(), controllers());
  }

  /** Opens the window; {@code home} holds its settings and unsaved work. */
  public static TestWindow open(Path home) {
    return open(home, PlaceList::all);
  }

  /** With these places only. */
  public static TestWindow open(Path home, Function<AppServices, List<Place>> places) {
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
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      throw new AssertionError("the JavaFX thread stands at " + screenStack(), stuck);
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError("on the JavaFX thread", failed);
    }
  }

  private static String screenStack() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("JavaFX Application Thread"))
        .map(thread -> Arrays.toString(thread.getValue()))
        .findFirst()
        .orElse("no such thread");
  }

  /** Waits until {@code condition} holds there. */
  public void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!onScreen(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never came true: " + what + "; mistakes " + dialogs.mistakes + "; notice " + notice());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** As if the program had been started with a file. */
  public void openFile(Path file) {
    onScreen(
        () -> {
          PlaceList.open(places, services, file);
          return true;
        });
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
          scene().getRoot().applyCss();
          scene().getRoot().layout();
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

  /** The node of a CSS selector; on JavaFX's thread, which lays the window out. */
  Node find(String selector) {
    return find(selector, Node.class);
  }

  public static Bounds onDesktop(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  public void click(Point2D at) {
    drag(List.of(at));
  }

  /** Presses at the first point, moves through the others and releases. */
  public void drag(List<Point2D> points) {
    Point2D first = points.get(0);
    onScreen(() -> act(() -> robot.mouseMove(first)));
    onScreen(() -> act(() -> robot.mousePress(MouseButton.PRIMARY)));
    points.stream().skip(1).forEach(point -> onScreen(() -> act(() -> robot.mouseMove(point))));
    onScreen(() -> act(() -> robot.mouseRelease(MouseButton.PRIMARY)));
    endGesture();
  }

  /** The events sent until now have arrived, and what they asked for later is done. */
  private static void endGesture() {
    for (int i = 0; i < 3; i++) {
      onScreen(() -> true);
    }
  }

  /** Presses the keys in order and releases them in reverse order. */
  public void press(KeyCode... keys) {
    for (KeyCode key : keys) {
      onScreen(() -> act(() -> robot.keyPress(key)));
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      KeyCode key = keys[i];
      onScreen(() -> act(() -> robot.keyRelease(key)));
    }
    endGesture();
  }

  /** Types the characters of a formula. */
  public void type(String text) {
    text.chars().forEach(character -> press(Keyboard.keys((char) character)));
  }

  private static boolean act(Runnable event) {
    event.run();
    return true;
  }

  /** Two quick clicks. */
  public void doubleClick(Point2D at) {
    onScreen(() -> act(() -> robot.mouseMove(at)));
    onScreen(
        () ->
            act(
                () -> {
                  robot.mouseClick(MouseButton.PRIMARY);
                  robot.mouseClick(MouseButton.PRIMARY);
                }));
    endGesture();
  }

  public void hold(KeyCode key) {
    onScreen(() -> act(() -> robot.keyPress(key)));
  }

  public void release(KeyCode key) {
    onScreen(() -> act(() -> robot.keyRelease(key)));
    endGesture();
  }

  /** Puts a formula into the field, key by key. */
  public void typeFormula(String formula) {
    click("#formula");
    press(KeyCode.CONTROL, KeyCode.A);
    type(formula);
  }

  /** The panels of Design. */
  public FigureView figure() {
    return find(".figure-view", FigureView.class);
  }

  /** What the panels of Design show. */
  public Optional<Figure> shown() {
    return onScreen(() -> figureOf(".figure-view").shown());
  }

  private FigureView figureOf(String selector) {
    return (FigureView) find(selector);
  }

  /** The curve of that name on a panel, such as "coefficient". */
  public Optional<Series> curve(String panel, String name) {
    return shown()
        .flatMap(figure -> figure.panel(panel))
        .flatMap(
            found ->
                found.series().stream()
                    .filter(series -> series.name().letters().startsWith(name))
                    .findFirst());
  }

  /** Waits until that curve has about that value there. */
  public void untilCurve(String panel, String name, double p, double value) {
    until(
        name + " is " + value + " at " + p + ", now " + curve(panel, name).map(c -> c.valueAt(p)),
        () ->
            curve(panel, name)
                .filter(c -> Math.abs(c.valueAt(p) - value) < 1e-2 * Math.max(1, Math.abs(value)))
                .isPresent());
  }

  /** The position of (p, g) of panel (a) on the desktop. */
  public Point2D place(double p, double g) {
    return onScreen(
        () -> {
          FigureView view = figureOf(".figure-view");
          PlotArea area = view.figureLayout().orElseThrow().area("coefficient").orElseThrow();
          return view.localToScreen(area.toX(p), area.toY(g));
        });
  }

  /** The knots of the editable drawing. */
  public List<Knot> knots() {
    return onScreen(
        () -> {
          EditableDrawing editable = figureOf(".figure-view").getEasel();
          Drawing drawing = editable == null ? null : editable.getDrawing();
          return drawing == null ? List.<Knot>of() : drawing.knots();
        });
  }

  /** The names in the list of designs, yours first. */
  public List<String> designs() {
    return onScreen(
        () -> {
          ListView<?> list = (ListView<?>) find("#designs");
          return list.getItems().stream().map(item -> ((OpenDesign) item).design().name()).toList();
        });
  }

  /** The entry of the menus that begins with these words. */
  public MenuItem entry(String words) {
    return onScreen(
        () ->
            ((MenuBar) find("#menus"))
                .getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> item.getText() != null)
                    .filter(item -> item.getText().replace("_", "").startsWith(words))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no entry " + words)));
  }

  /** Chooses an entry of the menus. */
  public void choose(String words) {
    MenuItem item = entry(words);
    onScreen(() -> act(item::fire));
    endGesture();
  }

  /** The line at the lower edge. */
  public String notice() {
    return onScreen(() -> services.notices().last().get().words().apply(services.texts()));
  }

  /** Every controller that the forms of the places name. */
  public Map<Class<?>, Supplier<?>> controllers() {
    Map<Class<?>, Supplier<?>> all = new HashMap<>();
    places.forEach(place -> all.putAll(place.controllers()));
    PlaceList.lessons(places)
        .ifPresent(
            lessons ->
                all.put(LessonController.class, () -> new LessonController(services, lessons)));
    return all;
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
                  services.tasks().close();
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
