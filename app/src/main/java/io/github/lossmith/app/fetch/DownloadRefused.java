package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Problem;

/** What ends a download at once, for trying again would not help. */
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
