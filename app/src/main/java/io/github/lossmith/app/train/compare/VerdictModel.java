package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.EvaluationChoice;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.comparison.SeedRuns;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The verdict on the losses of the runs shown. It is computed in the background, and again only
 * when there is a new evaluation, another choice or another run. All methods are called on the
 * JavaFX thread.
 */
public final class VerdictModel {
  /** Some hundred runs take a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LatestInputWorker<Question, Outcome<Judged>> worker;
  private final ObjectProperty<Optional<String>> baseline =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty best = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Outcome<Judged>>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Question asked =
      new Question(List.of(), new EvaluationChoice(Interpolation.ELEVEN_POINT, false), "");

  /**
   * What is known of a run.
   *
   * @param status the state of its process, which says why a loss that diverged has ended
   */
  private record Known(
      RunDirectory directory,
      String status,
      Map<String, List<Evaluation>> evaluations,
      Set<String> broken) {}

  /**
   * A comparison and what it is of.
   *
   * @param runs those that could be read
   */
  public record Judged(Comparison comparison, List<SeedRun> runs) {
    public Judged {
      runs = List.copyOf(runs);
    }
  }

  private record Question(List<Known> runs, EvaluationChoice choice, String baseline) {}

  public VerdictModel(Tasks tasks) {
    worker =
        new LatestInputWorker<>(tasks, VerdictModel::answer, this::publish, PATIENCE, slow -> {});
  }

  /** The loss that the others are compared with; empty: CE, or else the first. */
  public ObjectProperty<Optional<String>> baseline() {
    return baseline;
  }

  /** Whether the best evaluation of each loss counts, not the last. */
  public BooleanProperty best() {
    return best;
  }

  /** The comparison, or why there is none; empty where no run has been evaluated. */
  public ReadOnlyObjectProperty<Optional<Outcome<Judged>>> answer() {
    return answer.getReadOnlyProperty();
  }

  /**
   * Asks about these runs, if anything has changed since the last time.
   *
   * @param statuses of the runs, in their order
   */
  public void show(List<RunView> views, List<String> statuses, Interpolation metric) {
    List<Known> runs = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      Known run = known(views.get(i), statuses.get(i));
      if (!run.evaluations().isEmpty()) {
        runs.add(run);
      }
    }
    Question now =
        new Question(runs, new EvaluationChoice(metric, best.get()), baseline.get().orElse(""));
    if (now.equals(asked)) {
      return;
    }
    asked = now;
    if (runs.isEmpty()) {
      answer.set(Optional.empty());
    } else {
      worker.submit(now);
    }
  }

  private static Known known(RunView view, String status) {
    Map<String, List<Evaluation>> evaluations = new HashMap<>();
    Set<String> broken = new HashSet<>();
    for (LossView loss : view.losses()) {
      if (!loss.evaluations().isEmpty()) {
        evaluations.put(loss.loss(), loss.evaluations());
      }
      if (loss.iterations().length > 0 && !Double.isFinite(loss.latest(StepQuantity.TOTAL))) {
        broken.add(loss.loss());
      }
    }
    return new Known(view.directory(), status, evaluations, broken);
  }

  private static Outcome<Judged> answer(Question question) {
    Optional<String> wanted = Optional.of(question.baseline()).filter(name -> !name.isEmpty());
    return SeedRuns.of(question.runs().stream().map(VerdictModel::read).toList())
        .then(runs -> compared(runs, question.choice(), wanted));
  }

  /** With the usual baseline, where the one chosen for other runs is not among these. */
  private static Outcome<Judged> compared(
      SeedRuns runs, EvaluationChoice choice, Optional<String> wanted) {
    Outcome<Comparison> found = Comparison.of(runs, choice, wanted, Comparison.USUAL_DIFFERENCE);
    Outcome<Comparison> usual =
        found.isOk() || wanted.isEmpty()
            ? found
            : Comparison.of(runs, choice, Optional.empty(), Comparison.USUAL_DIFFERENCE);
    return usual.map(comparison -> new Judged(comparison, runs.runs()));
  }

  private static Outcome<SeedRun> read(Known run) {
    try {
      return SeedRun.of(run.directory(), run.evaluations(), run.broken());
    } catch (IOException unreadable) {
      return Outcome.bad(
          "trainer.comparison.unreadable",
          run.directory().path(),
          String.valueOf(unreadable.getMessage()));
    }
  }

  private void publish(Outcome<Judged> found) {
    answer.set(asked.runs().isEmpty() ? Optional.empty() : Optional.of(found));
  }
}
