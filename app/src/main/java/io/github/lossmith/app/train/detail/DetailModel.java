package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.handover.RunDesign;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One evaluation of one loss of the selected run: its p_t, its sample images. Follows the last
 * evaluation until another one is chosen. All methods are called on the JavaFX thread.
 */
public final class DetailModel {
  private static final int MOST_IMAGES = 12;

  /** Listing images takes milliseconds, except on a network folder. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WatchModel watch;
  private final LatestInputWorker<Question, Answer> reading;
  private final ObservableList<String> losses = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> loss =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Detail> detail = new ReadOnlyObjectWrapper<>(Detail.NONE);
  private Optional<Long> chosen = Optional.empty();
  private boolean changing;
  private boolean asked;

  /** Which evaluation is asked for; the last one where none is chosen. */
  private record Question(RunView run, LossView loss, Optional<Long> chosen) {}

  private record Answer(Question question, Detail detail) {}

  /**
   * What is shown.
   *
   * @param iterations at which p_t was measured or the loss evaluated, increasing
   * @param index of the one shown, -1: there is none
   * @param evaluation empty before the first step, and of a training that only records p_t
   * @param classes of the boxes on the images, in the order of their numbers
   */
  public record Detail(
      Optional<RunDirectory> run,
      List<Long> iterations,
      int index,
      Optional<Evaluation> evaluation,
      Optional<Probabilities> probabilities,
      Optional<LossIdentity> loss,
      Optional<SideCoefficients> coefficients,
      List<Path> images,
      List<String> classes) {
    static final Detail NONE =
        new Detail(
            Optional.empty(),
            List.of(),
            -1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
  }

  public DetailModel(WatchModel watch, Tasks tasks) {
    this.watch = watch;
    reading =
        new LatestInputWorker<>(tasks, DetailModel::answer, this::publish, PATIENCE, late -> {});
    watch.views().addListener((observed, before, now) -> update());
    watch.selected().addListener((observed, before, now) -> forgetChoice());
    loss.addListener((observed, before, now) -> lossChosen());
  }

  /** The losses of the selected run. */
  ObservableList<String> losses() {
    return losses;
  }

  /** The loss looked at. */
  ObjectProperty<Optional<String>> loss() {
    return loss;
  }

  public ReadOnlyObjectProperty<Detail> detail() {
    return detail.getReadOnlyProperty();
  }

  /**
   * Shows an evaluation; if it is the last one, also each later one that replaces it as the last.
   */
  public void choose(int index) {
    List<Long> all = detail.get().iterations();
    if (index >= 0 && index < all.size() && index != detail.get().index()) {
      chosen = index == all.size() - 1 ? Optional.empty() : Optional.of(all.get(index));
      update();
    }
  }

  private void forgetChoice() {
    chosen = Optional.empty();
    update();
  }

  private void lossChosen() {
    if (!changing) {
      update();
    }
  }

  private void update() {
    Optional<RunView> view = watch.selectedView();
    List<String> names =
        view.map(run -> run.losses().stream().map(LossView::loss).toList()).orElse(List.of());
    changing = true;
    if (!names.equals(losses)) {
      Optional<String> kept = loss.get();
      losses.setAll(names);
      loss.set(kept.filter(names::contains).or(() -> names.stream().findFirst()));
    }
    changing = false;
    Optional<LossView> shown = view.flatMap(run -> loss.get().flatMap(run::loss));
    asked = view.isPresent() && shown.isPresent();
    if (asked) {
      reading.submit(new Question(view.get(), shown.get(), chosen));
    } else {
      detail.set(Detail.NONE);
    }
  }

  /** Results of requests before another choice are discarded. */
  private void publish(Answer answer) {
    Question question = answer.question();
    boolean current =
        asked
            && watch.selectedRun().equals(Optional.of(question.run().directory()))
            && loss.get().equals(Optional.of(question.loss().loss()))
            && chosen.equals(question.chosen());
    if (current) {
      detail.set(answer.detail());
    }
  }

  private static Answer answer(Question question) {
    return new Answer(question, read(question.run(), question.loss(), question.chosen()));
  }

  private static Detail read(RunView run, LossView of, Optional<Long> chosen) {
    List<Long> iterations =
        Stream.<MetricLine>concat(of.evaluations().stream(), of.probabilities().stream())
            .map(MetricLine::iteration)
            .distinct()
            .sorted()
            .toList();
    int index = chosen.map(iterations::indexOf).filter(i -> i >= 0).orElse(iterations.size() - 1);
    if (index < 0) {
      return Detail.NONE;
    }
    long iteration = iterations.get(index);
    Optional<Evaluation> evaluation =
        of.evaluations().stream().filter(one -> one.iteration() == iteration).findFirst();
    return new Detail(
        Optional.of(run.directory()),
        iterations,
        index,
        evaluation,
        of.probabilities().stream().filter(p -> p.iteration() == iteration).findFirst(),
        Optional.of(of.identity()),
        RunDesign.of(run.directory(), of.loss()).then(d -> d.coefficients(1)).toOptional(),
        images(run.directory().detections(of.loss(), iteration)),
        evaluation.map(one -> classes(run.directory(), one)).orElse(List.of()));
  }

  /** The class names in the order of their numbers: the experiment's, or else sorted. */
  private static List<String> classes(RunDirectory run, Evaluation evaluation) {
    return ExperimentFile.read(run.experiment())
        .map(experiment -> experiment.data().classes())
        .toOptional()
        .filter(given -> !given.isEmpty())
        .orElseGet(() -> List.copyOf(evaluation.ap11().keySet()));
  }

  private static List<Path> images(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .sorted()
          .limit(MOST_IMAGES)
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }
}
