package io.github.lossmith.app.window;

import io.github.lossmith.app.lesson.LessonController;
import io.github.lossmith.app.lesson.LessonModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.settings.Settings;
import io.github.lossmith.app.settings.WindowBounds;
import io.github.lossmith.designer.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The main stage: its size and position, its language, its theme, closing. */
final class MainStage {
  private final Stage stage;
  private final AppServices services;
  private final Shell shell;
  private final ThemeSwitcher themes;
  private final StagePlacement placement;
  private Forms forms;

  MainStage(Stage stage, AppServices services, List<Place> places, ThemeSwitcher themes) {
    this.stage = stage;
    this.services = services;
    this.themes = themes;
    shell = new Shell(services, places, this::quit);
    forms = forms();
    placement = new StagePlacement(stage, services.tasks(), services.settings().get().window());
  }

  void open() {
    themes.choose(services.settings().get().theme());
    themes.size(services.settings().get().textSize());
    stage.setTitle("Lossmith");
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    placement.prepare();
    Scene scene = new Scene(load(), stage.getWidth(), stage.getHeight());
    themes.apply(scene);
    new FileDrop(shell).watch(scene);
    shell.presenter().watch(scene);
    shell.presenter().on().addListener(observed -> present());
    shell.textKeys().forEach((keys, run) -> scene.getAccelerators().put(keys, run));
    stage.setScene(scene);
    stage.setOnCloseRequest(this::closeRequest);
    services.settings().settings().addListener((observed, before, now) -> changed(before, now));
    stage.show();
    placement.follow();
    shell.front().get().shown();
    services.settings().putDamagedAside().ifPresent(this::say);
  }

  /** Lost work has been reported already and is more important than lost settings. */
  private void say(Problem problem) {
    if (!services.notices().last().get().bad()) {
      services.notices().keep(problem);
    }
  }

  private Forms forms() {
    Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    shell.places().forEach(place -> controllers.putAll(place.controllers()));
    controllers.put(ShellController.class, () -> new ShellController(services, shell, forms));
    shell
        .lessons()
        .ifPresent(
            lessons ->
                controllers.put(
                    LessonController.class, () -> new LessonController(services, lessons)));
    return new Forms(services.texts(), controllers);
  }

  private Parent load() {
    return forms.load("shell");
  }

  private void changed(Settings before, Settings now) {
    if (before.theme() != now.theme()) {
      themes.choose(now.theme());
    }
    themes.size(shell.presenter().textSize(now.textSize()));
    if (!before.language().equals(now.language())) {
      reloadForms();
    }
  }

  /** A projector shows the window alone. */
  private void present() {
    themes.size(shell.presenter().textSize(services.settings().get().textSize()));
    stage.setFullScreen(shell.presenter().on().get());
  }

  /** Reloads every form in the current language; the view-models are kept. */
  private void reloadForms() {
    forms.release();
    forms = forms();
    Scene scene = stage.getScene();
    scene.setRoot(load());
    themes.mark(scene);
  }

  private void closeRequest(WindowEvent event) {
    event.consume();
    quit();
  }

  private void quit() {
    if (!shell.mayClose()) {
      return;
    }
    shell.lessons().ifPresent(LessonModel::close);
    WindowBounds now = placement.remembered();
    services.settings().change(settings -> settings.withWindow(now));
    stage.hide();
    forms.release();
    shell.places().forEach(Place::close);
    services.tasks().close();
  }
}
