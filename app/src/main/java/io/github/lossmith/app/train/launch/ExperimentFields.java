package io.github.lossmith.app.train.launch;

import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.SeedList;
import java.util.EnumMap;
import java.util.Map;

/** An experiment as it stands in the fields of the launch form. */
final class ExperimentFields {
  private ExperimentFields() {}

  /**
   * The fields that an experiment fills; the others stay as they are.
   *
   * @param again whether it is a run's, whose weights and splits are taken, too
   */
  static Map<LaunchField, String> of(Experiment experiment, boolean again) {
    Map<LaunchField, String> fields = new EnumMap<>(LaunchField.class);
    Schedule schedule = experiment.schedule();
    fields.put(LaunchField.NAME, experiment.name());
    fields.put(LaunchField.ITERATIONS, Integer.toString(schedule.iterations()));
    fields.put(LaunchField.BATCH, Integer.toString(schedule.batch()));
    fields.put(
        LaunchField.ACCUMULATE,
        schedule.accumulate() > 1 ? Integer.toString(schedule.accumulate()) : "");
    fields.put(LaunchField.SEED, SeedList.print(schedule.each()));
    fields.put(LaunchField.EVALUATIONS, Integer.toString(schedule.evaluations()));
    fields.put(LaunchField.STOP_BELOW, TypedNumbers.print(schedule.race().orElse(0)));
    fields.put(LaunchField.COPIES, Integer.toString(experiment.detector().copies()));
    fields.put(LaunchField.OPTIMIZER, "");
    fields.put(LaunchField.RATE_SCHEDULE, "");
    fields.put(LaunchField.CLASS_TABLES, "");
    if (again) {
      fields.put(LaunchField.WEIGHTS, experiment.detector().weights());
      files(experiment.data(), fields);
    }
    return fields;
  }

  private static void files(DataSource data, Map<LaunchField, String> fields) {
    if (!data.isGenerated()) {
      fields.put(LaunchField.FOLDER, data.folder());
    }
    data.voc()
        .filter(voc -> voc.parts().size() == 1)
        .map(voc -> voc.parts().get(0))
        .ifPresent(
            part -> {
              fields.put(LaunchField.TRAIN_SPLITS, String.join(", ", part.train()));
              fields.put(LaunchField.TEST_SPLITS, String.join(", ", part.test()));
            });
  }
}
