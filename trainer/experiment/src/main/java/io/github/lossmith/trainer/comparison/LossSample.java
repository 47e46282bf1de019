package io.github.lossmith.trainer.comparison;

import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss under one experiment, trained with several seeds.
 *
 * @param name what it is called in the comparison
 * @param loss what its runs call it
 * @param runs by their seeds, at least one
 */
record LossSample(String name, String loss, SortedMap<Long, SeedRun> runs) {
  LossSample {
    runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
  }

  /**
   * What all seeds of a sample have in common: two runs are mixed only if these are equal.
   *
   * @param shared the experiment without seed, losses and what no number depends on
   */
  record Setting(Experiment shared, EngineChoice engine, LossSettings loss) {
    /** The setting of the loss at this index of the run's experiment. */
    static Setting of(SeedRun run, int loss) {
      Experiment essence = Fingerprint.essence(run.experiment());
      return new Setting(shared(essence), engine(run.engine()), essence.losses().get(loss));
    }

    /** Another Python of the same engine, or another card of the machine, is no other setting. */
    private static EngineChoice engine(EngineChoice choice) {
      Device device = choice.device().isCard() ? Device.CUDA : choice.device();
      return new EngineChoice(
          choice.engine(), device, Optional.empty(), choice.amp(), choice.compile());
    }

    /** Folders on other machines may hold the same files: their last names are compared. */
    private static Experiment shared(Experiment essence) {
      DetectorSettings detector = essence.detector();
      return withoutSeed(essence)
          .withDetector(detector.withWeights(lastName(detector.weights())))
          .withData(
              essence.data().fold(generated -> generated, voc -> voc.in(lastName(voc.folder()))));
    }
  }

  /** The experiment but for its losses, its seed and its checkpoints. */
  static Experiment withoutSeed(Experiment experiment) {
    Schedule schedule = experiment.schedule();
    return experiment
        .withLosses(List.of())
        .withSchedule(
            new Schedule(schedule.iterations(), schedule.batch(), 0, schedule.evaluations(), 1));
  }

  private static String lastName(String path) {
    try {
      Path name = Path.of(path).getFileName();
      return name == null ? path : name.toString();
    } catch (InvalidPathException foreign) {
      return path;
    }
  }

  LossSample withName(String changed) {
    return new LossSample(changed, loss, runs);
  }

  SeedRun first() {
    return runs.values().iterator().next();
  }

  RunDirectory directory() {
    return first().directory();
  }

  LossSettings settings() {
    return first().experiment().losses().stream()
        .filter(one -> one.name().equals(loss))
        .findFirst()
        .orElseThrow();
  }

  /** The evaluation of a seed that counts; none where it diverged or is not finished. */
  Optional<Evaluation> evaluation(SeedRun run, EvaluationChoice choice) {
    return run.diverged().contains(loss) || !run.isFinished(loss)
        ? Optional.empty()
        : choice.of(run.evaluations(loss));
  }
}
