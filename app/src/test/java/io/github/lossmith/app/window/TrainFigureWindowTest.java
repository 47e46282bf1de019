package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watch's figure offers what every other figure does. */
class TrainFigureWindowTest extends OpenWindow {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @BeforeEach
  void showARun() throws IOException {
    RunDirectory run = new RunDirectory(home.resolve("state/runs/one"));
    run.write(RunState.preparing(NOW).at("CE", 2, 2, 1).ended(RunStatus.FINISHED, ""));
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 1, NOW, 3, 2, 1, 1e-3, 4, 0.1));
      writer.append(new Step("CE", 2, NOW, 2, 1, 1, 1e-3, 4, 0.1));
      writer.append(new Evaluation("CE", 2, NOW, 0.5, 0.4, Map.of("a", 0.5), Map.of(), 1));
    }
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withPlace("train"));
          return true;
        });
    ListView<?> runs = window.find("#runs", ListView.class);
    window.until("the run", () -> runs.getItems().size() == 1);
    TestWindow.onScreen(
        () -> {
          runs.getSelectionModel().select(0);
          window.find(".tab-pane", TabPane.class).getSelectionModel().select(1);
          return true;
        });
    window.until(
        "its curve", () -> figure().shown().filter(f -> !f.panels().isEmpty()).isPresent());
    painted();
  }

  private FigureView figure() {
    return window.find("#curve-figure", FigureView.class);
  }

  /** As the secondary button does, which the robot of a screen that nobody sees lacks. */
  private void askForMenu() {
    TestWindow.onScreen(
        () -> {
          Point2D at = figure().localToScreen(20, 20);
          figure()
              .fireEvent(
                  new ContextMenuEvent(
                      ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                      20,
                      20,
                      at.getX(),
                      at.getY(),
                      false,
                      null));
          return true;
        });
  }

  private ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .filter(Window::isShowing)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no menu"));
  }

  private static void fire(MenuItem item) {
    TestWindow.onScreen(
        () -> {
          item.fire();
          return true;
        });
  }

  private MenuItem item(String words) {
    return TestWindow.onScreen(
        () ->
            menu().getItems().stream()
                .filter(item -> item.getText() != null)
                .filter(item -> item.getText().replace("_", "").startsWith(words))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void contextMenuSavesAndCopiesTheCurvesOfTheRun() throws IOException {
    askForMenu();
    fire(item("Copy numbers"));
    assertThat(TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .contains("map,CE,2.0", "steps,CE,1.0");
    Path file = home.resolve("curves.svg");
    window.dialogs.files.add(file);
    fire(item("Save"));
    window.until("the file", () -> Files.exists(file));
    assertThat(Files.readString(file)).contains("mAP");
  }

  @Test
  void menuOfFiguresIsAboutTheFigureInSight() {
    window.choose("Copy numbers");
    assertThat(TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .contains("map,CE,2.0");
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withPlace("design"));
          return true;
        });
    window.choose("Copy numbers");
    assertThat(TestWindow.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .contains("coefficient,CE");
  }
}
