package io.github.lossmith.trainer.run;

/** Why an active run is considered dead. */
public enum Interruption {
  /**
   * Its process on this machine has ended without writing its end: killed, crashed, out of memory.
   */
  PROCESS_GONE,
  /** It runs on another machine and has not written for {@link RunState#SILENCE}. */
  NO_SIGN
}
