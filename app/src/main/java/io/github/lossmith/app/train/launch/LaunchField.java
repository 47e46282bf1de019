package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.design.JsonKeys;
import io.github.lossmith.designer.problem.Problem;

/** A field of the launch form, other than those of its losses. */
public enum LaunchField {
  NAME("app.train.launch.name"),
  FOLDER("app.train.launch.folder.label"),
  TRAIN_SPLITS("app.train.launch.splits.train"),
  TEST_SPLITS("app.train.launch.splits.test"),
  WEIGHTS("app.train.launch.weights.label"),
  COPIES("app.train.launch.copies"),
  ITERATIONS("app.train.launch.iterations"),
  BATCH("app.train.launch.batch"),
  ACCUMULATE("app.train.launch.accumulate"),
  EVALUATIONS("app.train.launch.evaluations"),
  SEED("app.train.launch.seed"),
  STOP_BELOW("app.train.launch.stop-below"),
  OPTIMIZER("app.train.launch.optimizer"),
  RATE_SCHEDULE("app.train.launch.schedule"),
  CLASS_TABLES("app.train.launch.class-tables");

  private final String label;

  LaunchField(String label) {
    this.label = label;
  }

  /** The problem with the field's name before it. */
  Problem named(Problem problem) {
    return named(label, problem);
  }

  static Problem named(String label, Problem problem) {
    return Problem.of("app.train.launch.at", Problem.of(label), problem);
  }

  /** The name in files. */
  String key() {
    return JsonKeys.of(this);
  }
}
