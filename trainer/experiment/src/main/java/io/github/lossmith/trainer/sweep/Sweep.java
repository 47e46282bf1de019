package io.github.lossmith.trainer.sweep;

import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import java.util.List;

/**
 * Many trainings of one experiment: each loss, under each setting of the grid, with each seed. Its
 * file is {@code *.sweep.json}; see {@link SweepFile}.
 *
 * @param experiment what the trainings have in common; its own losses and seeds do not count
 * @param losses one or more
 * @param grid the fields that are varied; their values are combined in every way
 * @param seeds one or more
 * @param needs of one training
 */
public record Sweep(
    String name,
    String description,
    Experiment experiment,
    List<SweptLoss> losses,
    List<SweepAxis> grid,
    List<Long> seeds,
    SweepNeeds needs,
    AskedEngine engine) {
  /** The version of the file form and of planned folders. */
  public static final int VERSION = 1;

  /**
   * The most trainings of a sweep: a list of runs shows as many, and ten thousand of a minute each
   * take a week.
   */
  public static final int MOST_TASKS = 10_000;

  public Sweep {
    losses = List.copyOf(losses);
    grid = List.copyOf(grid);
    seeds = List.copyOf(seeds);
  }

  /** With images and weights from elsewhere; empty: those of the experiment. */
  public Sweep withFiles(String data, String weights) {
    DataSource images = experiment.data();
    DetectorSettings detector = experiment.detector();
    Experiment changed =
        experiment
            .withData(data.isEmpty() ? images : images.withFolder(data))
            .withDetector(weights.isEmpty() ? detector : detector.withWeights(weights));
    return new Sweep(name, description, changed, losses, grid, seeds, needs, engine);
  }

  /** The number of losses with all their variants. */
  public double variants() {
    return losses.stream().mapToDouble(SweptLoss::count).sum();
  }

  /** The number of settings of the grid. */
  public double settings() {
    return grid.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
  }

  /** The number of trainings; a double, because a slip of the pen makes it large. */
  public double count() {
    return variants() * settings() * seeds.size();
  }
}
