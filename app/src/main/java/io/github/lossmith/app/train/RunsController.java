package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The list of runs and what can be done with the selected one. */
public final class RunsController implements AutoCloseable {
  private final Desk desk;
  private final TrainModel model;
  private final BackToDesign back;
  private final ChangeListener<Optional<RunSummary>> onSelected =
      (observed, before, now) -> showSelection();
  private final ListChangeListener<RunSummary> onRuns = change -> showSelection();
  @FXML private Label folder;
  @FXML private Label trouble;
  @FXML private Button choose;
  @FXML private ListView<RunSummary> list;
  @FXML private Button stop;
  @FXML private Button resume;
  @FXML private Button start;
  @FXML private Button delete;
  @FXML private MenuButton more;
  private boolean selecting;

  RunsController(Desk desk, TrainModel model, DesignDesk designs) {
    this.desk = desk;
    this.model = model;
    back = new BackToDesign(desk, model, designs);
  }

  @FXML
  private void initialize() {
    folder.textProperty().bind(model.runs().folder().map(Object::toString));
    trouble
        .textProperty()
        .bind(model.runs().problem().map(p -> p.map(desk.texts()::text).orElse("")));
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    list.setItems(model.runs().runs());
    list.setCellFactory(view -> new RunCell(model, desk.texts()));
    list.setPlaceholder(new Label(desk.texts().text("app.train.runs.none")));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> selected(now));
    model.runs().runs().addListener(onRuns);
    model.selected().addListener(onSelected);
    desk.controls().bind(choose, Action.of("app.train.choose", "fth-folder", null, this::choose));
    buttons();
    menu();
    showSelection();
  }

  private void buttons() {
    bind(stop, "stop", "fth-square", RunSummary::isRunning, model.steering()::stop);
    bind(resume, "resume", "fth-play", RunSummary::isResumable, model.steering()::resume);
    bind(start, "start-now", "fth-fast-forward", RunsController::waits, model.queue()::start);
    bind(delete, "delete", "fth-trash-2", run -> !run.isRunning(), model.steering()::delete);
  }

  private static boolean waits(RunSummary run) {
    return run.state().status() == RunStatus.QUEUED;
  }

  private void bind(
      Button button,
      String name,
      String icon,
      Predicate<RunSummary> possible,
      Consumer<RunSummary> work) {
    ObservableValue<Boolean> condition =
        model.selected().map(run -> run.filter(possible).isPresent());
    Action action =
        Action.of("app.train." + name, icon, null, () -> model.selected().get().ifPresent(work));
    desk.controls().bind(button, action.when(condition));
  }

  private void menu() {
    more.setText(desk.texts().text("app.train.more"));
    more.disableProperty().bind(model.selected().map(Optional::isEmpty));
    more.setOnShowing(
        event -> model.selected().get().ifPresent(run -> more.getItems().setAll(back.items(run))));
    more.getItems().setAll(new MenuItem(""));
  }

  private void choose() {
    desk.dialogs().folder("app.train.choose.title").ifPresent(this::choose);
  }

  private void choose(Path folder) {
    model.runs().choose(folder.toAbsolutePath());
    desk.settings().change(settings -> settings.withRuns(folder.toAbsolutePath()));
  }

  private void selected(RunSummary run) {
    if (!selecting && run != null) {
      model.watch().selected().set(Optional.of(run.directory()));
    }
  }

  /** The list follows the model, also when the runs were read anew. */
  private void showSelection() {
    selecting = true;
    model
        .selected()
        .get()
        .ifPresentOrElse(run -> show(index(run)), list.getSelectionModel()::clearSelection);
    selecting = false;
  }

  /** A run that others select, such as a new one, comes into sight. */
  private void show(int index) {
    if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private int index(RunSummary selected) {
    return model.runs().runs().stream()
        .map(RunSummary::directory)
        .toList()
        .indexOf(selected.directory());
  }

  @Override
  public void close() {
    model.runs().runs().removeListener(onRuns);
    model.selected().removeListener(onSelected);
  }
}
