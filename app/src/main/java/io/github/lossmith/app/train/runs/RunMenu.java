package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.handover.RunDesign;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** The menu of a run: repeat it, open it in Design, compare it, show its folder. */
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

  /** The actions that have no button below the list. */
  List<MenuItem> items(RunSummary run) {
    if (run.sweep().isPresent()) {
      return folderItems(run);
    }
    List<MenuItem> items = new ArrayList<>();
    Menu open = menu("app.train.more.open");
    Menu imbalance = menu("app.train.more.imbalance");
    Menu restart = menu("app.train.more.restart");
    items.add(item("app.train.more.like", () -> navigation.like(run)));
    items.add(open);
    items.add(imbalance);
    items.add(new SeparatorMenuItem());
    items.add(item("app.train.more.only", () -> model.selection().showOnly(run.directory())));
    items.add(item("app.train.more.compare", () -> navigation.compare(run)));
    items.add(run.group().isPresent() ? seeds(run) : restart);
    items.add(new SeparatorMenuItem());
    items.addAll(folderItems(run));
    ask(
        () -> Contents.of(run.current().directory()),
        found -> {
          fill(open, found.losses(), loss -> open(run, loss));
          fill(imbalance, found.losses(), loss -> openInImbalance(run, loss));
          fill(restart, run, found.checkpoints());
        });
    return items;
  }

  private List<MenuItem> folderItems(RunSummary run) {
    return List.of(
        item("app.train.more.folder", () -> FolderWindow.open(run.directory().path(), services)),
        item("app.train.more.copy", () -> copy(run)));
  }

  /** Selects one run of a group, whose log and p_t are shown then. */
  private Menu seeds(RunSummary group) {
    Menu menu = new Menu(services.texts().text("app.train.more.seed"));
    for (RunSummary run : group.runs()) {
      String seed = Long.toString(RunGroup.seed(run.directory()).orElse(0));
      MenuItem item = new MenuItem(seed);
      item.setOnAction(event -> model.selection().selected().set(Optional.of(run.directory())));
      menu.getItems().add(item);
    }
    return menu;
  }

  /** All of it, for the mouse's right button. */
  List<MenuItem> all(RunSummary run) {
    List<MenuItem> items = new ArrayList<>(items(run));
    items.add(new SeparatorMenuItem());
    RunActions actions = model.actions();
    items.add(item("app.train.stop", run.isRunning(), () -> actions.stop(run)));
    items.add(item("app.train.resume", RunButtons.goesOn(run), () -> actions.resume(run)));
    items.add(
        item("app.train.more.delete", RunButtons.isDeletable(run), () -> actions.delete(run)));
    return items;
  }

  /** What the disk knows of a run. */
  private record Contents(List<String> losses, List<ResumePoint> checkpoints) {
    static Contents of(RunDirectory run) {
      List<String> losses =
          ExperimentFile.read(run.experiment())
              .fold(
                  experiment -> experiment.losses().stream().map(LossSettings::name).toList(),
                  problem -> List.of());
      try {
        return new Contents(losses, ResumePoint.of(run, losses));
      } catch (IOException unreadable) {
        return new Contents(losses, List.of());
      }
    }
  }

  /** Queries the disk in the background. */
  private <T> void ask(Supplier<T> question, Consumer<T> then) {
    services
        .tasks()
        .background(
            () -> Outcome.ok(question.get()), answer -> answer.toOptional().ifPresent(then));
  }

  /** A submenu that stays empty until the disk has answered. */
  private Menu menu(String key) {
    Menu menu = new Menu(services.texts().text(key));
    menu.setDisable(true);
    return menu;
  }

  private static void fill(Menu menu, List<String> names, Consumer<String> work) {
    for (String name : names) {
      MenuItem item = new MenuItem(name);
      item.setMnemonicParsing(false);
      item.setOnAction(event -> work.accept(name));
      menu.getItems().add(item);
    }
    menu.setDisable(names.isEmpty());
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

  private void fill(Menu restart, RunSummary run, List<ResumePoint> checkpoints) {
    for (ResumePoint from : checkpoints) {
      String step = Long.toString(from.iteration());
      MenuItem item =
          new MenuItem(services.texts().text("app.train.more.restart.from", from.loss(), step));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.actions().restart(run, from));
      restart.getItems().add(item);
    }
    restart.setDisable(run.isRunning() || run.group().isPresent() || checkpoints.isEmpty());
  }

  private void open(RunSummary run, String loss) {
    ask(() -> RunDesign.of(run.current().directory(), loss), design -> with(design, designs::open));
  }

  /** What Imbalance takes of a run. */
  private record ImbalanceInput(Optional<Probabilities> last, Outcome<Design> design) {}

  /** The last histogram of p_t becomes the groups of Imbalance. */
  private void openInImbalance(RunSummary run, String loss) {
    ask(
        () -> {
          RunDirectory of = run.current().directory();
          return new ImbalanceInput(last(of, loss), RunDesign.of(of, loss));
        },
        found -> openInImbalance(run, loss, found));
  }

  /** The last histogram of p_t; the run may be one that is not followed. */
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

  private void openInImbalance(RunSummary run, String loss, ImbalanceInput found) {
    if (found.last().isEmpty()) {
      model
          .passing()
          .warn(
              () -> isSelected(run) && !navigation.hasHistogram(loss),
              Problem.of("app.train.more.imbalance.none", run.title(), loss));
      return;
    }
    with(found.design(), design -> designs.openInImbalance(design, found.last().get().histogram()));
  }

  private boolean isSelected(RunSummary run) {
    return model.selection().selected().get().equals(Optional.of(run.directory()));
  }

  private void with(Outcome<Design> design, Consumer<Design> work) {
    design.failure().ifPresent(services.notices()::warn);
    design.toOptional().ifPresent(work);
  }

  private void copy(RunSummary run) {
    ask(
        () -> LaunchCommandLine.again(run),
        command ->
            command.ifPresentOrElse(
                this::copy, () -> services.notices().say("app.train.more.copy.none", run.title())));
  }

  private void copy(String command) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, command));
    services.notices().say("app.train.copied");
  }
}
