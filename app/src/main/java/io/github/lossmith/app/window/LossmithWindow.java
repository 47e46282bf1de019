package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.BackgroundTasks;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Opens the window; JavaFX's entry. */
public final class LossmithWindow extends Application {
  /**
   * Delay of work that may wait: by then the first figure has been drawn, even on a slow machine.
   */
  private static final Duration AFTER_START = Duration.ofSeconds(5);

  @Override
  public void start(Stage stage) {
    Directories directories = Directories.ofThisMachine();
    SettingsStore settings = new SettingsStore(directories.settings());
    Texts texts = new Texts(() -> Texts.language(settings.get().language()));
    FxDialogs dialogs = new FxDialogs(() -> Optional.of(stage), texts);
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, mistake) -> dialogs.unexpected(mistake));
    Tasks tasks =
        new BackgroundTasks(mistake -> Platform.runLater(() -> dialogs.unexpected(mistake)));
    ThemeSwitcher themes = new ThemeSwitcher(DesktopTheme.dark());
    AppServices services =
        new AppServices(
            texts,
            new Controls(texts),
            dialogs,
            tasks,
            settings,
            directories,
            new Notices(),
            new LossStyles(),
            themes.dark());
    List<Place> places = PlaceList.all(services);
    new MainStage(stage, services, places, themes).open();
    getParameters().getUnnamed().forEach(word -> PlaceList.open(places, services, word));
    tellLauncher();
    tasks.later(AFTER_START, () -> tasks.background(directories::sweep));
    if (Boolean.getBoolean("lossmith.timing")) {
      stage.getScene().addPostLayoutPulseListener(() -> lookAtFigure(stage.getScene()));
    }
  }

  /**
   * Makes the file by which {@code ./lossmith} knows that the window's classes, which the JVM
   * writes at its end, are those of a window that was open.
   */
  private static void tellLauncher() {
    String file = System.getProperty("lossmith.opened", "");
    try {
      if (!file.isEmpty()) {
        Files.write(Path.of(file), new byte[0]);
      }
    } catch (IOException unwritable) {
      // The next start records the classes again.
    }
  }

  /**
   * Serves the benchmark of the start: prints how old the process is when the first frame with
   * curves in the figure has been handed to the screen, then ends.
   */
  private void lookAtFigure(Scene scene) {
    boolean drawn =
        scene.lookup(".figure-view") instanceof FigureView view
            && view.figureLayout().isPresent()
            && hasCurves(view);
    if (drawn) {
      Platform.runLater(LossmithWindow::tellTime);
    }
  }

  private static boolean hasCurves(FigureView view) {
    Figure figure = view.getFigure();
    return figure != null && figure.panels().stream().anyMatch(panel -> !panel.series().isEmpty());
  }

  private static void tellTime() {
    ProcessHandle.Info process = ProcessHandle.current().info();
    Duration age = Duration.between(process.startInstant().orElseThrow(), Instant.now());
    long processor = process.totalCpuDuration().orElse(Duration.ZERO).toMillis();
    System.err.println("figure after ms: " + age.toMillis() + ", processor ms: " + processor);
    System.exit(0);
  }
}
