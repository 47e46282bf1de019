package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Forms;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.settings.Settings;
import io.github.lossmith.app.settings.WindowPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The stage: its size and place on the desktop, its language, its look, its end. */
final class Frame {
  static final double LEAST_WIDTH = 960;
  static final double LEAST_HEIGHT = 620;
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;
  private final Stage stage;
  private final Desk desk;
  private final Shell shell;
  private final Look look;
  private Forms forms;
  private WindowPlace restored = new WindowPlace(0, 0, FIRST_WIDTH, FIRST_HEIGHT, false);

  Frame(Stage stage, Desk desk, List<Place> places, Look look) {
    this.stage = stage;
    this.desk = desk;
    this.look = look;
    shell = new Shell(desk, places, this::quit);
    forms = forms();
  }

  void open() {
    look.choose(desk.settings().get().theme());
    stage.setTitle("Lossmith");
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stand();
    Scene scene = new Scene(load(), stage.getWidth(), stage.getHeight());
    look.dress(scene);
    new FileDrop(shell).watch(scene);
    stage.setScene(scene);
    stage.setOnCloseRequest(this::closeRequest);
    desk.settings().settings().addListener((observed, before, now) -> changed(before, now));
    stage.show();
    shell.front().get().shown();
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

  private void stand() {
    WindowPlace place = desk.settings().get().window().filter(Frame::visible).orElse(restored);
    restored = place;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(place.width(), screen.getWidth()));
    stage.setHeight(Math.min(place.height(), screen.getHeight()));
    if (desk.settings().get().window().filter(Frame::visible).isPresent()) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setMaximized(place.maximized());
    stage.xProperty().addListener(observed -> remember());
    stage.yProperty().addListener(observed -> remember());
    stage.widthProperty().addListener(observed -> remember());
    stage.heightProperty().addListener(observed -> remember());
  }

  private void remember() {
    if (stage.isShowing() && !stage.isMaximized()) {
      restored =
          new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
  }

  /** Enough of the title bar lies on some screen to take hold of it. */
  private static boolean visible(WindowPlace place) {
    double grip = 100;
    return place.width() >= grip
        && place.height() >= grip
        && !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), grip).isEmpty();
  }

  private void closeRequest(WindowEvent event) {
    event.consume();
    quit();
  }

  private void quit() {
    if (!shell.mayClose()) {
      return;
    }
    WindowPlace now =
        new WindowPlace(
            restored.x(), restored.y(), restored.width(), restored.height(), stage.isMaximized());
    desk.settings().change(settings -> settings.withWindow(now));
    stage.hide();
    forms.letGo();
    shell.places().forEach(Place::close);
    desk.tasks().close();
  }
}
