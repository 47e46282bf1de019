package io.github.lossmith.trainer.training;

import io.github.lossmith.resources.LossmithVersion;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records the environment of a run. */
final class RunEnvironment {
  private RunEnvironment() {}

  /** Rewrites the run's {@code experiment.json}, complete: designs in full, versions, machine. */
  static void write(TrainingPlan plan, ComputeBackend backend, RunDirectory directory)
      throws IOException {
    Experiment complete =
        plan.experiment().withLosses(plan.losses().stream().map(PlannedLoss::complete).toList());
    ExperimentFile.write(complete, environment(backend), directory.experiment());
  }

  private static Map<String, String> environment(ComputeBackend backend) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("lossmith", LossmithVersion.text());
    values.put("nd4j", backend.version());
    values.put("device", backend.name() + (backend.oneDnn() ? " with oneDNN" : ""));
    values.put("threads", Integer.toString(backend.threads()));
    values.put("java", Runtime.version().toString());
    values.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    values.put("host", RunProcess.current().host());
    return values;
  }
}
