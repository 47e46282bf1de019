package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run as one seed of its experiment.
 *
 * @param environment versions and machine, as the run wrote them; empty where it has not begun
 * @param evaluations of each loss that has begun, in the order of their steps
 * @param diverged the losses whose training broke down
 */
public record SeedRun(
    RunDirectory directory,
    Experiment experiment,
    EngineChoice engine,
    Map<String, String> environment,
    Map<String, List<Evaluation>> evaluations,
    Set<String> diverged) {
  public SeedRun {
    environment = Map.copyOf(environment);
    evaluations = Map.copyOf(evaluations);
    diverged = Set.copyOf(diverged);
  }

  /** Reads the files of a run. */
  public static Outcome<SeedRun> read(RunDirectory directory) {
    try {
      return of(directory, RunHistory.read(directory));
    } catch (IOException unreadable) {
      return Outcome.bad(
          "trainer.comparison.unreadable",
          directory.path(),
          String.valueOf(unreadable.getMessage()));
    }
  }

  private static Outcome<SeedRun> of(RunDirectory directory, RunHistory history)
      throws IOException {
    Map<String, List<Evaluation>> evaluations = new LinkedHashMap<>();
    Set<String> broken = new HashSet<>();
    for (LossHistory loss : history.losses()) {
      evaluations.put(loss.loss(), loss.evaluations());
      if (isBroken(loss)) {
        broken.add(loss.loss());
      }
    }
    return of(directory, evaluations, broken);
  }

  /** Whether the loss of the last step is no number, which no training recovers from. */
  private static boolean isBroken(LossHistory loss) {
    return loss.steps() > 0 && !Double.isFinite(loss.latest(StepQuantity.TOTAL));
  }

  /**
   * A run whose metrics are known; the other files are read.
   *
   * @param broken losses whose metrics say that they diverged; the run's state may add one
   */
  public static Outcome<SeedRun> of(
      RunDirectory directory, Map<String, List<Evaluation>> evaluations, Set<String> broken)
      throws IOException {
    Set<String> diverged = new HashSet<>(broken);
    Optional<RunState> state = directory.state();
    state
        .filter(end -> end.cause().equals(RunState.DIVERGED))
        .ifPresent(end -> diverged.add(end.loss()));
    Map<String, String> environment = RecordedEnvironment.of(directory);
    return ExperimentFile.read(directory.experiment())
        .map(
            experiment ->
                new SeedRun(
                    directory,
                    experiment,
                    EngineChoice.of(directory),
                    environment,
                    evaluations,
                    diverged));
  }

  public long seed() {
    return experiment.schedule().seed();
  }

  /** The version of Lossmith that trained it; empty where it is not known. */
  public String version() {
    return environment.getOrDefault("lossmith", "");
  }

  /** The evaluations of a loss; none before its first. */
  List<Evaluation> evaluations(String loss) {
    return evaluations.getOrDefault(loss, List.of());
  }

  /** How many steps of a loss are evaluated. */
  long steps(String loss) {
    return evaluations(loss).stream().mapToLong(Evaluation::iteration).max().orElse(0);
  }

  /** Whether a loss was trained and evaluated to its last step. */
  boolean isFinished(String loss) {
    return steps(loss) >= experiment.schedule().iterations();
  }
}
