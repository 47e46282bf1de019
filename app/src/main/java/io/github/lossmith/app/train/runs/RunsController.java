package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

/** The list of runs and the actions on the selected one. */
public final class RunsController implements AutoCloseable {
  private final AppServices services;
  private final RunListModel model;
  private final RunMenu menu;
  private final ChangeListener<Optional<RunSummary>> onSelected =
      (observed, before, now) -> showSelection();
  private final ListChangeListener<RunSummary> onRuns = change -> showSelection();
  private final VisibleRuns visible;
  @FXML private TextField filter;
  @FXML private MenuButton ticks;
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

  public RunsController(
      AppServices services, RunListModel model, RunNavigation navigation, DesignHandover designs) {
    this.services = services;
    this.model = model;
    menu = new RunMenu(services, model, navigation, designs);
    visible = new VisibleRuns(model, services.texts());
  }

  @FXML
  private void initialize() {
    folder.textProperty().bind(model.runs().folder().map(Object::toString));
    trouble
        .textProperty()
        .bind(model.runs().problem().map(p -> p.map(services.texts()::text).orElse("")));
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    filter.textProperty().bindBidirectional(model.filter());
    list.setItems(visible.items());
    list.setCellFactory(view -> new RunCell(model, services.texts()));
    list.setPlaceholder(visible.placeholder());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> selected(now));
    visible.items().addListener(onRuns);
    model.selected().addListener(onSelected);
    services
        .controls()
        .bind(choose, UserAction.of("app.train.choose", "fth-folder", null, this::choose));
    new RunButtons(services.controls(), model).bind(stop, resume, start, delete);
    new TickMenu(services.texts(), model.selection(), this::directories).fill(ticks);
    menu();
    showSelection();
  }

  private void menu() {
    more.setText(services.texts().text("app.train.more"));
    more.disableProperty().bind(model.selected().map(Optional::isEmpty));
    more.setOnShowing(
        event -> model.selected().get().ifPresent(run -> more.getItems().setAll(menu.items(run))));
    more.getItems().setAll(new MenuItem(""));
    ContextMenu context = new ContextMenu(new MenuItem(""));
    context.setOnShowing(
        event -> model.selected().get().ifPresent(run -> context.getItems().setAll(menu.all(run))));
    list.setContextMenu(context);
  }

  private void choose() {
    services.dialogs().folder("app.train.choose.title").ifPresent(this::choose);
  }

  private void choose(Path folder) {
    model.runs().choose(folder.toAbsolutePath());
    services.settings().change(settings -> settings.withRuns(folder.toAbsolutePath()));
  }

  private void selected(RunSummary run) {
    if (!selecting && run != null) {
      model.selection().selected().set(Optional.of(run.directory()));
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

  /** Scrolls to a run that is selected elsewhere, such as a new one. */
  private void show(int index) {
    if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private List<RunDirectory> directories() {
    return visible.items().stream().map(RunSummary::directory).toList();
  }

  private int index(RunSummary selected) {
    RunDirectory row =
        model
            .runs()
            .row(selected.directory())
            .map(RunSummary::directory)
            .orElse(selected.directory());
    return directories().indexOf(row);
  }

  @Override
  public void close() {
    visible.items().removeListener(onRuns);
    visible.close();
    filter.textProperty().unbindBidirectional(model.filter());
    model.selected().removeListener(onSelected);
  }
}
