package io.github.lossmith.trainer.run;

import io.github.lossmith.trainer.lock.RunLock;

/** Why an active run is considered dead. */
public enum Interruption {
  /**
   * Its process on this machine has ended without writing its end: killed, crashed, out of memory.
   */
  PROCESS_GONE,
  /** It runs on another machine and has not written for {@link RunLock#SILENCE}. */
  NO_SIGN
}
