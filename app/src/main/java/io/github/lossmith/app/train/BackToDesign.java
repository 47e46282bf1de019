package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.run.MetricLine.Probabilities;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.RunTitle;
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

/** What else can be done with a run: its checkpoints, its coefficients, its p_t, its command. */
final class BackToDesign {
  private final Desk desk;
  private final TrainModel model;
  private final DesignDesk designs;

  BackToDesign(Desk desk, TrainModel model, DesignDesk designs) {
    this.desk = desk;
    this.model = model;
    this.designs = designs;
  }

  /** The menu of a run. */
  List<MenuItem> items(RunSummary run) {
    List<String> losses = losses(run.directory());
    List<MenuItem> items = new ArrayList<>();
    items.add(menu("app.train.more.open", losses, loss -> open(run.directory(), loss)));
    items.add(menu("app.train.more.weigh", losses, loss -> weigh(run.directory(), loss)));
    items.add(new SeparatorMenuItem());
    items.add(restart(run, losses));
    items.add(item("app.train.more.copy", () -> copy(run)));
    return items;
  }

  private static List<String> losses(RunDirectory run) {
    return ExperimentFile.read(run.experiment())
        .fold(
            experiment -> experiment.losses().stream().map(LossSettings::name).toList(),
            problem -> List.of());
  }

  private Menu menu(String key, List<String> names, Consumer<String> work) {
    Menu menu = new Menu(desk.texts().text(key));
    for (String name : names) {
      MenuItem item = new MenuItem(name);
      item.setMnemonicParsing(false);
      item.setOnAction(event -> work.accept(name));
      menu.getItems().add(item);
    }
    menu.setDisable(names.isEmpty());
    return menu;
  }

  private MenuItem item(String key, Runnable work) {
    MenuItem item = new MenuItem(desk.texts().text(key));
    item.setOnAction(event -> work.run());
    return item;
  }

  private Menu restart(RunSummary run, List<String> losses) {
    Menu menu = new Menu(desk.texts().text("app.train.more.restart"));
    for (Checkpoint from : checkpoints(run, losses)) {
      String step = Long.toString(from.iteration());
      MenuItem item =
          new MenuItem(desk.texts().text("app.train.more.restart.from", from.loss(), step));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.steering().restart(run, from));
      menu.getItems().add(item);
    }
    menu.setDisable(run.isRunning() || menu.getItems().isEmpty());
    return menu;
  }

  private static List<Checkpoint> checkpoints(RunSummary run, List<String> losses) {
    try {
      return Checkpoint.of(run.directory(), losses);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private void open(RunDirectory run, String loss) {
    with(RunDesign.of(run, loss), designs::open);
  }

  /** The last histogram of p_t becomes the groups of Imbalance. */
  private void weigh(RunDirectory run, String loss) {
    Optional<Probabilities> last =
        model
            .watch()
            .selectedView()
            .flatMap(view -> view.loss(loss))
            .map(LossView::probabilities)
            .filter(all -> !all.isEmpty())
            .map(all -> all.get(all.size() - 1));
    if (last.isEmpty()) {
      desk.notices().warn(Problem.of("app.train.more.weigh.none", RunTitle.of(run), loss));
      return;
    }
    with(RunDesign.of(run, loss), design -> designs.weigh(design, last.get().histogram()));
  }

  private void with(Outcome<Design> design, Consumer<Design> work) {
    design.failure().ifPresent(desk.notices()::warn);
    design.toOptional().ifPresent(work);
  }

  private void copy(RunSummary run) {
    String command = CommandLine.again(run);
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command));
    desk.notices().say("app.train.copied");
  }
}
