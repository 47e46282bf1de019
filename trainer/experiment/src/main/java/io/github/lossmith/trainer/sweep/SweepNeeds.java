package io.github.lossmith.trainer.sweep;

/**
 * What one task needs of a machine, for a scheduler.
 *
 * @param cpus processor cores, 1 or more
 * @param memoryMib memory in MiB; 0 where the scheduler's own default is taken
 * @param gpus graphics cards
 * @param minutes of wall-clock time; 0 where it is not known
 */
public record SweepNeeds(int cpus, int memoryMib, int gpus, int minutes) {
  /** What is taken where nothing is said: two cores, as a training on the processor uses. */
  public static final SweepNeeds USUAL = new SweepNeeds(2, 0, 0, 0);
}
