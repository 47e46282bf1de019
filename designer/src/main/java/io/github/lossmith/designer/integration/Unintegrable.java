package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.problem.Problem;

/** Carries a problem out of the integration to {@link LossCurve#of}; never leaves the package. */
final class Unintegrable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  Unintegrable(String key, Object... arguments) {
    super(key, null, false, false);
    problem = Problem.of("designer.integration." + key, arguments);
  }

  Problem problem() {
    return problem;
  }
}
