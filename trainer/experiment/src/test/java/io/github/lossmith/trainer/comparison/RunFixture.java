package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossChoice;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Run directories with made-up metrics. */
final class RunFixture {
  private final RunDirectory run;
  private Experiment experiment;
  private EngineChoice engine = EngineChoice.PROCESSOR;
  private Map<String, String> environment = Map.of("lossmith", "1.0.0");
  private RunState state = RunState.queued(Instant.EPOCH).ended(RunStatus.FINISHED, "");

  private RunFixture(Path folder, Experiment experiment) {
    run = new RunDirectory(folder);
    this.experiment = experiment;
  }

  /** A run of 400 steps of {@code quick} with these of its losses. */
  static RunFixture of(Path folder, long seed, String... losses) {
    Experiment quick = ExperimentPresets.find("quick").orThrow();
    return new RunFixture(
        folder,
        LossChoice.of(List.of(losses), quick)
            .orThrow()
            .withSchedule(quick.schedule().withSeed(seed)));
  }

  RunFixture of(UnaryOperator<Experiment> change) {
    experiment = change.apply(experiment);
    return this;
  }

  RunFixture engine(EngineChoice other) {
    engine = other;
    return this;
  }

  RunFixture version(String version) {
    environment = Map.of("lossmith", version);
    return this;
  }

  RunFixture failed(String loss, Problem reason) {
    state = state.at(loss, 10, 400, 0.1).failed(reason);
    return this;
  }

  /** Writes the files; each loss has an evaluation at half its steps and one at the end. */
  RunDirectory write(double... map) {
    try {
      Files.createDirectories(run.path());
      ExperimentFile.write(experiment, environment, run.experiment());
      engine.write(run);
      run.write(state);
      for (int i = 0; i < map.length; i++) {
        String loss = experiment.losses().get(i).name();
        evaluation(loss, 200, map[i] / 2);
        evaluation(loss, 400, map[i]);
      }
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more evaluation. */
  void evaluation(String loss, long step, double map) throws IOException {
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      Map<String, Double> classes = Map.of("circle", map * 0.9, "square", map * 1.1);
      metrics.append(
          new Evaluation(loss, step, Instant.EPOCH, map, map * 0.95, classes, classes, 1));
    }
  }
}
