package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;

/** Ends a download at once, because retrying would not help. */
final class DownloadRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  DownloadRefused(String key, Object... arguments) {
    super(key);
    problem = Problem.of(key, arguments);
  }

  Problem problem() {
    return problem;
  }
}
