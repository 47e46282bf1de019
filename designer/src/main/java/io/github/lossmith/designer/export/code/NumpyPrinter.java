package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.FormulaFunction;

/** Python with NumPy's arrays of float64. */
public final class NumpyPrinter extends ArrayPrinter {
  public NumpyPrinter() {
    super("np");
  }

  @Override
  public String templates() {
    return "numpy/";
  }

  @Override
  String bounded(String array, boolean above, String number) {
    return (above ? "np.minimum(" : "np.maximum(") + array + ", " + number + ")";
  }

  @Override
  String numbers(String relation) {
    return "(" + relation + ").astype(float)";
  }

  @Override
  String named(FormulaFunction function) {
    return switch (function) {
      case ASIN -> "arcsin";
      case ACOS -> "arccos";
      case ATAN -> "arctan";
      default -> function.text();
    };
  }

  @Override
  String probability() {
    return "np.exp(-np.minimum(u, 600.0))";
  }

  @Override
  String farLogarithm() {
    return "np.log1p(-np.exp(-np.maximum(u, 0.7)))";
  }
}
