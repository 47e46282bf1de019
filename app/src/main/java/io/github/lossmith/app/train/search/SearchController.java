package io.github.lossmith.app.train.search;

import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.app.train.sweep.submit.SweepSubmitter;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.search.SearchStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The page of the selected search: how far it is, its candidates, its verdict. */
public final class SearchController implements AutoCloseable {
  private final AppServices services;
  private final SearchModel model;
  private final RunListModel list;
  private final DesignHandover designs;
  private final SearchWords words;
  private final InvalidationListener onChange = changed -> show();
  private @Nullable SearchFigurePane pane;
  @FXML private Label progress;
  @FXML private Label counts;
  @FXML private Button work;
  @FXML private Button stop;
  @FXML private Button again;
  @FXML private Button open;
  @FXML private MenuButton slurm;
  @FXML private MenuItem plan;
  @FXML private MenuItem submit;
  @FXML private ComboBox<CurveScale> scale;
  @FXML private MenuButton save;
  @FXML private HBox figures;
  @FXML private TableView<CandidateRow> table;
  @FXML private Label verdict;

  @SuppressWarnings("NullAway.Init")
  private CandidateTable candidates;

  public SearchController(
      AppServices services, SearchModel model, RunListModel list, DesignHandover designs) {
    this.services = services;
    this.model = model;
    this.list = list;
    this.designs = designs;
    words = new SearchWords(services.texts());
  }

  @FXML
  private void initialize() {
    SearchFigurePane drawn = new SearchFigurePane(services, model, words);
    pane = drawn;
    figures.getChildren().addAll(drawn.figures(designs, save));
    Label none = new Label(services.texts().text("app.train.search.none"));
    none.setWrapText(true);
    table.setPlaceholder(none);
    candidates = new CandidateTable(table, words, model.chosen());
    scale.getItems().setAll(CurveScale.values());
    scale.setConverter(new NamedConverter<>(services.texts(), "app.train.search.scale."));
    scale.valueProperty().bindBidirectional(model.scale());
    work.setOnAction(event -> model.row().ifPresent(list::work));
    stop.setOnAction(event -> model.row().ifPresent(list::stop));
    again.managedProperty().bind(again.visibleProperty());
    again.setOnAction(event -> model.row().ifPresent(list::workAgain));
    open.setOnAction(event -> model.openInDesign());
    SearchPlanner planner = new SearchPlanner(services, list.runs()::refresh);
    plan.setOnAction(
        event -> model.status().get().map(SearchStatus::folder).ifPresent(planner::plan));
    SweepSubmitter submitter = new SweepSubmitter(services, SlurmProgram.onPath(), list::submitted);
    submit.setOnAction(
        event -> model.status().get().flatMap(SearchStatus::current).ifPresent(submitter::submit));
    watched().forEach(value -> value.addListener(onChange));
    show();
  }

  private List<Observable> watched() {
    return List.of(model.status(), model.shown(), model.chosen());
  }

  private void show() {
    progress.setText(
        model
            .row()
            .map(row -> row.title() + ": " + new RunText(services.texts()).detail(row, ""))
            .orElse(""));
    counts.setText(model.search().map(words::counts).orElse(""));
    verdict.setText(
        model
            .status()
            .get()
            .map(status -> words.verdict(status, model.shown().get().compared()))
            .orElse(""));
    candidates.show(
        model
            .search()
            .map(
                search ->
                    CandidateRow.of(
                        search, model.status().get().map(SearchStatus::states).orElse(Map.of())))
            .orElse(List.of()));
    boolean isBusy = is(RunSummary::isRunning) || is(list::isStarting);
    work.setDisable(isBusy || !counts(SweepCounts::isLeft));
    stop.setDisable(!is(RunSummary::isRunning));
    again.setDisable(isBusy || !counts(known -> known.failed() > 0));
    again.setVisible(counts(known -> known.failed() > 0));
    boolean isOpen = counts(known -> known.waiting() + known.running() + known.failed() > 0);
    slurm.setDisable(!counts(SweepCounts::isLeft));
    plan.setDisable(isOpen);
    submit.setDisable(!isOpen);
    Optional<String> named = model.candidate().map(SearchCandidate::name);
    open.setText(services.texts().text("app.train.search.open", named.orElse("–")));
    open.setDisable(named.isEmpty());
  }

  private boolean is(Predicate<RunSummary> condition) {
    return model.row().filter(condition).isPresent();
  }

  private boolean counts(Predicate<SweepCounts> condition) {
    return model.row().flatMap(RunSummary::sweep).filter(condition).isPresent();
  }

  @Override
  public void close() {
    scale.valueProperty().unbindBidirectional(model.scale());
    watched().forEach(value -> value.removeListener(onChange));
    if (pane != null) {
      pane.close();
    }
  }
}
