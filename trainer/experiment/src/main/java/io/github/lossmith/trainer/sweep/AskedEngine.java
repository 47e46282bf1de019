package io.github.lossmith.trainer.sweep;

import java.util.Optional;

/**
 * The engine and device that the tasks of a sweep ask for; where they are empty, the machine of the
 * task decides as {@code train} does.
 *
 * @param engine its name
 * @param device such as {@code cpu} or {@code cuda}
 * @param python the program that runs PyTorch
 */
public record AskedEngine(
    Optional<String> engine,
    Optional<String> device,
    Optional<String> python,
    Optional<Boolean> amp,
    Optional<Boolean> compile) {
  /** Nothing is asked for. */
  public static final AskedEngine NONE =
      new AskedEngine(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
