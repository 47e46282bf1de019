package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.settings.Settings;
import io.github.lossmith.app.settings.WindowPlace;
import io.github.lossmith.designer.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The stage: its size and place on the desktop, its language, its look, its end. */
final class MainStage {
  private final Stage stage;
  private final AppServices desk;
  private final Shell shell;
  private final ThemeSwitcher look;
  private final StagePlacement placement;
  private Forms forms;

  MainStage(Stage stage, AppServices desk, List<Place> places, ThemeSwitcher look) {
    this.stage = stage;
    this.desk = desk;
    this.look = look;
    shell = new Shell(desk, places, this::quit);
    forms = forms();
    placement = new StagePlacement(stage, desk.tasks(), desk.settings().get().window());
  }

  void open() {
    look.choose(desk.settings().get().theme());
    look.size(desk.settings().get().textSize());
    stage.setTitle("Lossmith");
    placement.prepare();
    Scene scene = new Scene(load(), stage.getWidth(), stage.getHeight());
    look.dress(scene);
    new FileDrop(shell).watch(scene);
    shell.textKeys().forEach((keys, run) -> scene.getAccelerators().put(keys, run));
    stage.setScene(scene);
    stage.setOnCloseRequest(this::closeRequest);
    desk.settings().settings().addListener((observed, before, now) -> changed(before, now));
    stage.show();
    placement.follow();
    shell.front().get().shown();
    desk.settings().putDamagedAside().ifPresent(this::say);
  }

  /** Lost settings are easily made again; lost work, of which is spoken already, is not. */
  private void say(Problem problem) {
    if (!desk.notices().last().get().bad()) {
      desk.notices().keep(problem);
    }
  }

  private Forms forms() {
    Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    shell.places().forEach(place -> controllers.putAll(place.controllers()));
    controllers.put(ShellController.class, () -> new ShellController(desk, shell, forms));
    return new Forms(desk.texts(), controllers);
  }

  private Parent load() {
    return forms.load("shell");
  }

  private void changed(Settings before, Settings now) {
    if (before.theme() != now.theme()) {
      look.choose(now.theme());
    }
    look.size(now.textSize());
    if (!before.language().equals(now.language())) {
      speakAnew();
    }
  }

  /** Makes every form again in the language of now; the view-models live on. */
  private void speakAnew() {
    forms.letGo();
    forms = forms();
    Scene scene = stage.getScene();
    scene.setRoot(load());
    look.mark(scene);
  }

  private void closeRequest(WindowEvent event) {
    event.consume();
    quit();
  }

  private void quit() {
    if (!shell.mayClose()) {
      return;
    }
    WindowPlace now = placement.remembered();
    desk.settings().change(settings -> settings.withWindow(now));
    stage.hide();
    forms.letGo();
    shell.places().forEach(Place::close);
    desk.tasks().close();
  }
}
