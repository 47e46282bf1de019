package io.github.lossmith.trainer.training;

import java.nio.file.Path;

/** The main class of the training process; see {@link TrainingProcess}. */
public final class TrainingMain {
  private TrainingMain() {}

  /** Trains {@code args[0]}, a run directory; stops when the process {@code args[1]} ends. */
  public static void main(String[] args) {
    System.err.println("no training yet in " + Path.of(args[0]));
    System.exit(1);
  }
}
