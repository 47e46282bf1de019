package io.github.lossmith.app.train.search;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.EarlyScores;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The search that is selected in the list, with the curves of its candidates. All methods are
 * called on the JavaFX thread.
 */
public final class SearchModel {
  /** Runs are below a search, or below the folder of its end. */
  private static final int DEPTH = 3;

  /** A thousand candidates take less than a second; the runs of the end are read besides. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RunListModel list;
  private final Consumer<Design> open;
  private final LatestInputWorker<SearchStatus, Shown> worker;
  private final ReadOnlyObjectWrapper<Optional<SearchStatus>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NONE);
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<CurveScale> scale =
      new SimpleObjectProperty<>(CurveScale.COEFFICIENT);
  private Optional<Asked> asked = Optional.empty();

  /** What is computed from: as long as it is the same, nothing is drawn anew. */
  private record Asked(SearchFolder folder, CoefficientSearch search, int ended) {
    static Asked of(SearchStatus status) {
      SweepCounts counts = status.together().summary();
      return new Asked(status.folder(), status.search(), counts.finished() + counts.diverged());
    }
  }

  /**
   * What is drawn of a search.
   *
   * @param of what it was computed from; empty where no search is selected or read
   * @param search with the results of trainings that have ended
   * @param baseline its coefficient
   * @param compared the best candidate at the end, from its runs
   */
  record Shown(
      Optional<SearchStatus> of,
      Optional<CoefficientSearch> search,
      List<CandidateCurve> curves,
      Optional<ScaleCoefficient> baseline,
      Optional<ComparedLoss> compared) {
    static final Shown NONE =
        new Shown(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    Shown {
      curves = List.copyOf(curves);
    }
  }

  /**
   * @param open opens a design in Design
   */
  public SearchModel(Tasks tasks, RunListModel list, Consumer<Design> open) {
    this.list = list;
    this.open = open;
    CandidateCurve.Reader reader = new CandidateCurve.Reader();
    EarlyScores scores = new EarlyScores();
    worker =
        new LatestInputWorker<>(
            tasks,
            asked -> read(reader, scores.of(asked), asked),
            this::publish,
            PATIENCE,
            slow -> {});
    list.runs().afterRefresh(this::look);
    list.selection().selected().addListener(changed -> look());
  }

  private static Shown read(
      CandidateCurve.Reader reader, CoefficientSearch search, SearchStatus asked) {
    return new Shown(
        Optional.of(asked),
        Optional.of(search),
        reader.of(search.candidates()),
        search
            .settings()
            .baseline()
            .design()
            .resolve(asked.folder().path())
            .then(Design::coefficient)
            .toOptional(),
        asked.compared());
  }

  /** How far the search is; empty where none is selected, or it cannot be read. */
  ReadOnlyObjectProperty<Optional<SearchStatus>> status() {
    return status.getReadOnlyProperty();
  }

  /** Its candidates as they are drawn. */
  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The name of the candidate that is looked at. */
  ObjectProperty<Optional<String>> chosen() {
    return chosen;
  }

  /** What the curves show. */
  ObjectProperty<CurveScale> scale() {
    return scale;
  }

  /** The row of the list. */
  Optional<RunSummary> row() {
    return status.get().flatMap(one -> list.runs().find(new RunDirectory(one.folder().path())));
  }

  private void look() {
    Optional<SearchStatus> now = list.selection().selected().get().flatMap(this::search);
    if (!now.map(SearchStatus::folder).equals(status.get().map(SearchStatus::folder))) {
      shown.set(Shown.NONE);
      chosen.set(Optional.empty());
    }
    if (!now.equals(status.get())) {
      status.set(now);
    }
    Optional<Asked> question = now.map(Asked::of);
    if (!question.equals(asked)) {
      asked = question;
      now.ifPresent(worker::submit);
    }
  }

  /** The search in a folder, or that of a run. */
  private Optional<SearchStatus> search(RunDirectory selected) {
    return Stream.iterate(selected.path(), path -> path != null, Path::getParent)
        .limit(DEPTH)
        .flatMap(path -> list.runs().search(new RunDirectory(path)).stream())
        .findFirst();
  }

  /** What belongs to a search that was selected before is not shown. */
  private void publish(Shown found) {
    Optional<SearchFolder> folder = found.of().map(SearchStatus::folder);
    if (folder.equals(asked.map(Asked::folder))) {
      shown.set(found);
    }
  }

  /** The search with the results that are there; as its file has it before these are read. */
  Optional<CoefficientSearch> search() {
    return shown.get().search().or(() -> status.get().map(SearchStatus::search));
  }

  /** The candidate that is looked at, or else the best so far. */
  Optional<SearchCandidate> candidate() {
    return search()
        .flatMap(
            search ->
                search.candidates().stream()
                    .filter(one -> chosen.get().equals(Optional.of(one.name())))
                    .findFirst()
                    .or(search::best));
  }

  /** Opens that candidate in Design, with its box weight in the note. */
  void openInDesign() {
    status
        .get()
        .flatMap(
            one -> candidate().map(one.search().settings()::design).flatMap(Outcome::toOptional))
        .ifPresent(open);
  }
}
