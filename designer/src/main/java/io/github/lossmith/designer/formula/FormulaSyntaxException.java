package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.problem.Problem;

/** Carries a problem out of the parser to {@link Formula#parse}; it never leaves the package. */
final class FormulaSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  FormulaSyntaxException(int position, String key, Object... arguments) {
    super(key, null, false, false);
    problem = Problem.at(position, "designer.formula." + key, arguments);
  }

  Problem problem() {
    return problem;
  }
}
