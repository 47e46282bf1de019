package io.github.lossmith.app.design.editor;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.doctor.ClassCount;
import io.github.lossmith.trainer.doctor.DataDoctor;
import io.github.lossmith.trainer.doctor.DataReport;
import io.github.lossmith.trainer.doctor.DoctorSettings;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many objects of each class a data set has. */
final class DataCounts {
  private DataCounts() {}

  /**
   * Counts the objects with a usable box that are not marked difficult, in all splits; reads all
   * annotations, which may take seconds.
   */
  static Outcome<Map<String, Long>> of(Path folder) {
    // The priors do not matter for counts.
    DoctorSettings settings =
        new DoctorSettings(
            Priors.of(ExperimentPresets.named("quick").detector()), List.of(), false);
    return DataDoctor.examine(List.of(folder), settings, (done, images) -> {})
        .then(report -> counts(report, folder));
  }

  private static Outcome<Map<String, Long>> counts(DataReport report, Path folder) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ClassCount one : report.classes()) {
      if (one.objects() > one.difficult()) {
        counts.put(one.name(), (long) one.objects() - one.difficult());
      }
    }
    return counts.isEmpty()
        ? Outcome.bad("app.class-tables.no-objects", folder)
        : Outcome.ok(counts);
  }
}
