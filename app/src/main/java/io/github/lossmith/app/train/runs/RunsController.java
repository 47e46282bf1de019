package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

/** The list of runs and what can be done with the selected one. */
public final class RunsController implements AutoCloseable {
  private final AppServices services;
  private final RunListModel model;
  private final RunMenu menu;
  private final ChangeListener<Optional<RunSummary>> onSelected =
      (observed, before, now) -> showSelection();
  private final ListChangeListener<RunSummary> onRuns = change -> showSelection();
  private final RunWords words;
  private final ChangeListener<String> onFilter = (observed, before, now) -> refilter();
  private FilteredList<RunSummary> items = new FilteredList<>(FXCollections.observableArrayList());
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
    words = new RunWords(services.texts());
  }

  @FXML
  private void initialize() {
    folder.textProperty().bind(model.runs().folder().map(Object::toString));
    trouble
        .textProperty()
        .bind(model.runs().problem().map(p -> p.map(services.texts()::text).orElse("")));
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    items = new FilteredList<>(model.runs().runs(), this::isWanted);
    model.filter().addListener(onFilter);
    filter.textProperty().bindBidirectional(model.filter());
    list.setItems(items);
    list.setCellFactory(view -> new RunCell(model, services.texts()));
    list.setPlaceholder(placeholder());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> selected(now));
    items.addListener(onRuns);
    model.selected().addListener(onSelected);
    services
        .controls()
        .bind(choose, UserAction.of("app.train.choose", "fth-folder", null, this::choose));
    buttons();
    ticks();
    menu();
    showSelection();
  }

  private void buttons() {
    bind(stop, "stop", "fth-square", RunSummary::isRunning, model.actions()::stop);
    bind(resume, "resume", "fth-play", RunSummary::isResumable, model.actions()::resume);
    bind(start, "start-now", "fth-fast-forward", RunsController::waits, model.queue()::start);
    bind(delete, "delete", "fth-trash-2", run -> !run.isRunning(), model.actions()::delete);
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
    UserAction action =
        UserAction.of(
            "app.train." + name, icon, null, () -> model.selected().get().ifPresent(work));
    services.controls().bind(button, action.when(condition));
  }

  /** Another one where the filter leaves nothing. */
  private Label placeholder() {
    Label nothing = new Label();
    nothing.setWrapText(true);
    nothing
        .textProperty()
        .bind(
            model
                .filter()
                .map(text -> text.isBlank() ? "app.train.runs.none" : "app.train.runs.none-match")
                .map(services.texts()::text));
    return nothing;
  }

  private boolean isWanted(RunSummary run) {
    return RunFilter.matches(model.filter().get(), run, words.status(run, false, false));
  }

  /** All that the filter shows, none at all, or the selected one alone. */
  private void ticks() {
    ticks.setText(services.texts().text("app.train.ticks"));
    ticks
        .getItems()
        .setAll(
            item("all", () -> model.selection().shown().addAll(directories())),
            item("none", () -> model.selection().shown().clear()),
            item(
                "only",
                () -> model.selection().selected().get().ifPresent(model.selection()::showOnly)));
  }

  private List<RunDirectory> directories() {
    return items.stream().map(RunSummary::directory).toList();
  }

  private MenuItem item(String name, Runnable work) {
    MenuItem item = new MenuItem(services.texts().text("app.train.ticks." + name));
    item.setOnAction(event -> work.run());
    return item;
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

  /** A new predicate, for an old one is not asked again. */
  private void refilter() {
    items.setPredicate(run -> isWanted(run));
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

  /** A run that others select, such as a new one, comes into sight. */
  private void show(int index) {
    if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(index);
    }
  }

  private int index(RunSummary selected) {
    return directories().indexOf(selected.directory());
  }

  @Override
  public void close() {
    items.removeListener(onRuns);
    model.filter().removeListener(onFilter);
    filter.textProperty().unbindBidirectional(model.filter());
    model.selected().removeListener(onSelected);
  }
}
