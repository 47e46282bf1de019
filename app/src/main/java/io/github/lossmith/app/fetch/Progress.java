package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;

/** Receives the progress of a download; called often, on the downloading thread. */
@FunctionalInterface
public interface Progress {
  /** Ignores progress. */
  Progress SILENT = (file, done, total) -> {};

  /**
   * Called with the number of bytes that have arrived.
   *
   * @param total the size, or 0 where it is not known
   */
  void at(String file, long done, long total);

  /** Called when a connection broke and will be retried after a pause, as the problem says. */
  default void again(Problem line) {}
}
