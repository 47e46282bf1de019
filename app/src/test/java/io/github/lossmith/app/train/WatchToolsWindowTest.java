package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.preparation.StoppedLosses;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools above the curves of Watch. */
class WatchToolsWindowTest extends WrittenRunsWindow {
  @Test
  void oneLossIsStoppedByHandAndLetGoOn() throws IOException {
    RunDirectory run = run("race", training());
    RunRowsWindowTest.evaluated(run, "CE");
    RunRowsWindowTest.evaluated(run, "Focal");
    StoppedLosses stopped = new StoppedLosses(run);
    window.until("both losses", () -> losses(run).equals(List.of("CE", "Focal")));
    stopMenu("Stop Focal");
    window.until("stopped", () -> stopped.contains("Focal"));
    assertThat(stopped.contains("CE")).isFalse();
    window.until("said", () -> window.notice().startsWith("Focal is trained no further"));
    stopMenu("Let Focal go on");
    window.until("goes on", () -> !stopped.contains("Focal"));
  }

  private List<String> losses(RunDirectory run) {
    return TestWindow.onScreen(
        () -> {
          place.model().watch().selected().set(Optional.of(run));
          return place.model().watch().selectedView().stream()
              .flatMap(view -> view.losses().stream())
              .map(LossView::loss)
              .toList();
        });
  }

  /** Opens the menu as a press does, and chooses an entry of it. */
  private void stopMenu(String entry) {
    Menu menu = (Menu) entry("stop-loss");
    TestWindow.onScreen(
        () -> {
          menu.getOnShowing().handle(new Event(Menu.ON_SHOWING));
          return true;
        });
    window.until(entry, () -> menu.getItems().stream().anyMatch(i -> i.getText().equals(entry)));
    TestWindow.onScreen(
        () -> {
          menu.getItems().stream().filter(i -> i.getText().equals(entry)).forEach(MenuItem::fire);
          return true;
        });
  }

  private MenuItem entry(String id) {
    MenuButton more = window.find("#watch-more", MenuButton.class);
    return more.getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bandIsChosenInTheMenuOfWatch() {
    List<MenuItem> kinds = ((Menu) entry("spread")).getItems();
    ViewOptions options = place.model().options();
    TestWindow.onScreen(
        () -> {
          kinds.get(SpreadKind.INTERVAL.ordinal()).fire();
          return true;
        });
    assertThat(TestWindow.onScreen(() -> options.spread().get())).isEqualTo(SpreadKind.INTERVAL);
    TestWindow.onScreen(
        () -> {
          options.spread().set(SpreadKind.MIN_MAX);
          return true;
        });
    assertThat(kinds)
        .filteredOn(item -> TestWindow.onScreen(((RadioMenuItem) item)::isSelected))
        .containsExactly(kinds.get(SpreadKind.MIN_MAX.ordinal()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru"})
  void toolsOfWatchAreOneRowInAWindowOf1024(String language) {
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withLanguage(language));
          window.stage().setWidth(1024);
          place.model().part().set(TrainModel.WATCH);
          return true;
        });
    window.until(
        "one row in " + language,
        () -> {
          FlowPane tools = window.find("#watch-tools", FlowPane.class);
          return window.scene().getWidth() <= 1024
              && tools.getWidth() > 0
              && tools.getChildren().stream()
                  .allMatch(tool -> tool.getBoundsInParent().getMinY() < tools.getHeight() / 2);
        });
  }
}
