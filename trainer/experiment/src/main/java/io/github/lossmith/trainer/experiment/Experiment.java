package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.table.ClassTables;
import java.util.List;

/**
 * A detector experiment: the same detector, data, seed, initial weights and batches under several
 * losses. Its file is {@code *.experiment.json}; see {@link ExperimentFile}.
 */
public record Experiment(
    String name,
    String description,
    DataSource data,
    DetectorSettings detector,
    Augmentation augmentation,
    Schedule schedule,
    List<LossSettings> losses) {
  /** The version of the file form. */
  public static final int VERSION = 1;

  public Experiment {
    losses = List.copyOf(losses);
  }

  public Experiment withName(String newName) {
    return new Experiment(newName, description, data, detector, augmentation, schedule, losses);
  }

  public Experiment withData(DataSource newData) {
    return new Experiment(name, description, newData, detector, augmentation, schedule, losses);
  }

  public Experiment withDetector(DetectorSettings newDetector) {
    return new Experiment(name, description, data, newDetector, augmentation, schedule, losses);
  }

  public Experiment withSchedule(Schedule newSchedule) {
    return new Experiment(name, description, data, detector, augmentation, newSchedule, losses);
  }

  public Experiment withLosses(List<LossSettings> newLosses) {
    return new Experiment(name, description, data, detector, augmentation, schedule, newLosses);
  }

  /** With the same tables of the classes for every loss; as it is where there are none. */
  public Experiment withClassTables(ClassTables tables) {
    return tables.isEmpty()
        ? this
        : withLosses(
            losses.stream()
                .map(loss -> loss.withDesign(new DesignRef.Tabled(loss.design(), tables)))
                .toList());
  }

  /** Under another name and description, which are for people: no number depends on them. */
  public Experiment withTexts(String newName, String newDescription) {
    return new Experiment(newName, newDescription, data, detector, augmentation, schedule, losses);
  }
}
