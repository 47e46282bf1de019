package io.github.lossmith.app.train;

import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchProgress;
import io.github.lossmith.trainer.search.SearchSettings;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A search whose trainings are written by hand: the smaller the box weight, the better. */
public final class WrittenSearch {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final SearchFolder folder;

  private WrittenSearch(SearchFolder folder) {
    this.folder = folder;
  }

  /** Begins one under three fresh seeds; nothing is proposed yet. */
  public static WrittenSearch begin(Path folder, int population, int generations) {
    Experiment quick = ExperimentPresets.named("quick").withData(new DataSource.Generated(8, 4));
    Experiment complete =
        CompleteExperiment.of(quick.withLosses(List.of(SearchSettings.baseline(quick)))).orThrow();
    SearchFolder search = new SearchFolder(folder);
    search
        .begin(
            new SearchSettings(
                complete,
                new DataSource.Generated(7, 4),
                population,
                generations,
                5,
                List.of(0L),
                List.of(100L, 101L, 102L)))
        .orThrow();
    return new WrittenSearch(search);
  }

  public SearchFolder folder() {
    return folder;
  }

  /** Proposes what is next; the trainings that it needs, none at the end. */
  public List<SweepTask> next() {
    return new SearchProgress(folder, SweepNeeds.USUAL)
        .advance()
        .orThrow()
        .trainings()
        .map(plan -> plan.tasks())
        .orElse(List.of());
  }

  /** The search as its file has it. */
  public CoefficientSearch search() {
    return folder.read().orThrow();
  }

  /** Trains until the verdict. */
  public void end() throws IOException {
    for (List<SweepTask> tasks = next(); !tasks.isEmpty(); tasks = next()) {
      train(tasks);
    }
  }

  /** Writes the runs of trainings that are finished. */
  public static void train(List<SweepTask> tasks) throws IOException {
    for (SweepTask task : tasks) {
      Experiment experiment = task.experiment().orThrow();
      Files.createDirectories(task.run().path());
      ExperimentFile.write(experiment, task.run().experiment());
      double weight = experiment.losses().get(0).boxWeight();
      double map = 1 / (1 + weight + 0.01 * (task.seed() % 3));
      long steps = experiment.schedule().iterations();
      try (MetricsWriter metrics = MetricsWriter.open(task.run().metrics())) {
        Map<String, Double> classes = Map.of("circle", map);
        metrics.append(new Evaluation(task.loss(), steps, NOW, map, map, classes, classes, 1));
      }
      task.run()
          .write(
              RunState.preparing(NOW)
                  .at(task.loss(), steps, steps, 1)
                  .ended(RunStatus.FINISHED, ""));
    }
  }
}
