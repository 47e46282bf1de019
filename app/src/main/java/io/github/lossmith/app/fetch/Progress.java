package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;

/** Hears how far a download is; called often, from the downloading thread. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (file, done, total) -> {};

  /**
   * So many bytes are here.
   *
   * @param total the size, or 0 where it is not known
   */
  void at(String file, long done, long total);

  /** A connection broke off and there will be another one after a pause, as the problem says. */
  default void again(Problem line) {}
}
