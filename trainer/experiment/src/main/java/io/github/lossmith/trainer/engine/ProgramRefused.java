package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;

/** An engine that cannot start a run, with the reason as it is told to people. */
public final class ProgramRefused extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProgramRefused(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
