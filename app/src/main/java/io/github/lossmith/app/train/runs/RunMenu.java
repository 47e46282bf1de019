package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.LossHistory;
import io.github.lossmith.trainer.run.MetricLine.Probabilities;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunHistory;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** What can be done with a run, in a menu: again, back in Design, beside others, on the disk. */
final class RunMenu {
  private final AppServices services;
  private final RunListModel model;
  private final RunNavigation navigation;
  private final DesignHandover designs;

  RunMenu(
      AppServices services, RunListModel model, RunNavigation navigation, DesignHandover designs) {
    this.services = services;
    this.model = model;
    this.navigation = navigation;
    this.designs = designs;
  }

  /** What the buttons below the list do not do. */
  List<MenuItem> items(RunSummary run) {
    List<String> losses = losses(run.directory());
    List<MenuItem> items = new ArrayList<>();
    items.add(item("app.train.more.like", () -> navigation.like(run)));
    items.add(menu("app.train.more.open", losses, loss -> open(run, loss)));
    items.add(menu("app.train.more.weigh", losses, loss -> weigh(run, loss)));
    items.add(new SeparatorMenuItem());
    items.add(item("app.train.more.only", () -> model.selection().showOnly(run.directory())));
    items.add(item("app.train.more.compare", () -> navigation.compare(run)));
    items.add(restart(run, losses));
    items.add(new SeparatorMenuItem());
    items.add(
        item("app.train.more.folder", () -> FolderWindow.open(run.directory().path(), services)));
    items.add(item("app.train.more.copy", () -> copy(run)));
    return items;
  }

  /** All of it, for the mouse's right button. */
  List<MenuItem> all(RunSummary run) {
    List<MenuItem> items = items(run);
    items.add(new SeparatorMenuItem());
    RunActions actions = model.actions();
    items.add(item("app.train.stop", run.isRunning(), () -> actions.stop(run)));
    items.add(item("app.train.resume", run.isResumable(), () -> actions.resume(run)));
    items.add(item("app.train.more.delete", !run.isRunning(), () -> actions.delete(run)));
    return items;
  }

  private static List<String> losses(RunDirectory run) {
    return ExperimentFile.read(run.experiment())
        .fold(
            experiment -> experiment.losses().stream().map(LossSettings::name).toList(),
            problem -> List.of());
  }

  private Menu menu(String key, List<String> names, Consumer<String> work) {
    Menu menu = new Menu(services.texts().text(key));
    for (String name : names) {
      MenuItem item = new MenuItem(name);
      item.setMnemonicParsing(false);
      item.setOnAction(event -> work.accept(name));
      menu.getItems().add(item);
    }
    menu.setDisable(names.isEmpty());
    return menu;
  }

  private MenuItem item(String key, boolean possible, Runnable work) {
    MenuItem item = item(key, work);
    item.setDisable(!possible);
    return item;
  }

  private MenuItem item(String key, Runnable work) {
    MenuItem item = new MenuItem(services.texts().text(key));
    item.setOnAction(event -> work.run());
    return item;
  }

  private Menu restart(RunSummary run, List<String> losses) {
    Menu menu = new Menu(services.texts().text("app.train.more.restart"));
    for (RunCheckpoint from : checkpoints(run, losses)) {
      String step = Long.toString(from.iteration());
      MenuItem item =
          new MenuItem(services.texts().text("app.train.more.restart.from", from.loss(), step));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.actions().restart(run, from));
      menu.getItems().add(item);
    }
    menu.setDisable(run.isRunning() || menu.getItems().isEmpty());
    return menu;
  }

  private static List<RunCheckpoint> checkpoints(RunSummary run, List<String> losses) {
    try {
      return RunCheckpoint.of(run.directory(), losses);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private void open(RunSummary run, String loss) {
    with(RunDesign.of(run.directory(), loss), designs::open);
  }

  /** The last histogram of p_t becomes the groups of Imbalance. */
  private void weigh(RunSummary run, String loss) {
    services
        .tasks()
        .background(
            () -> Outcome.ok(last(run.directory(), loss)),
            last -> weigh(run, loss, last.toOptional().flatMap(found -> found)));
  }

  /** Of any run of the list, also of one that is not followed. */
  private static Optional<Probabilities> last(RunDirectory run, String loss) {
    try {
      return RunHistory.read(run)
          .loss(loss)
          .map(LossHistory::probabilities)
          .filter(all -> !all.isEmpty())
          .map(all -> all.get(all.size() - 1));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private void weigh(RunSummary run, String loss, Optional<Probabilities> last) {
    if (last.isEmpty()) {
      services.notices().warn(Problem.of("app.train.more.weigh.none", run.title(), loss));
      return;
    }
    with(
        RunDesign.of(run.directory(), loss),
        design -> designs.weigh(design, last.get().histogram()));
  }

  private void with(Outcome<Design> design, Consumer<Design> work) {
    design.failure().ifPresent(services.notices()::warn);
    design.toOptional().ifPresent(work);
  }

  private void copy(RunSummary run) {
    String command = LaunchCommandLine.again(run);
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command));
    services.notices().say("app.train.copied");
  }
}
