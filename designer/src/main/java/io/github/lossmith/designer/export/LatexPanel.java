package io.github.lossmith.designer.export;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * One or two curves over p as PGFPlots draws them, and the range that is shown of it. TeX's lengths
 * end at 575 cm, so points are drawn at most one panel height outside the panel.
 *
 * @param low lower end of the vertical axis
 * @param high upper end, greater than {@code low}
 */
record LatexPanel(List<DoubleUnaryOperator> curves, double low, double high) {
  /** Of the curve, and of a second one: the same colour, another dash. */
  private static final List<String> LINES =
      List.of("blue!70!black, thick", "blue!70!black, thick, densely dashed");

  /** Two per millimetre of a panel of half the page width. */
  private static final int POINTS = 160;

  /** Finer than the points that are drawn. */
  private static final int LOOKED_AT = 200;

  /** Further left the curve would run along the axis. */
  private static final double LEAST_P = 0.005;

  /** PGFPlots computes with seven digits and any exponent; sums of doubles must not overflow. */
  private static final double MOST = 1e300;

  /** Keeps the line inside the frame. */
  private static final double MARGIN = 0.05;

  /**
   * The panel from {@code low} to {@code high}, wider where a curve is for p in [{@code from}, 1].
   */
  static LatexPanel around(List<DoubleUnaryOperator> curves, double from, double low, double high) {
    double least = low;
    double most = high;
    for (DoubleUnaryOperator curve : curves) {
      for (int i = 0; i <= LOOKED_AT; i++) {
        double y = curve.applyAsDouble(from + (1 - from) * i / LOOKED_AT);
        if (!Double.isNaN(y)) {
          least = Math.min(least, Math.max(-MOST, y));
          most = Math.max(most, Math.min(MOST, y));
        }
      }
    }
    return new LatexPanel(curves, least, most).withMargin();
  }

  /** Adds a margin at ends that are not 0. */
  private LatexPanel withMargin() {
    double lower = low < 0 ? low * (1 + MARGIN) : low;
    double upper = high > 0 ? high * (1 + MARGIN) : high;
    return new LatexPanel(curves, lower, upper);
  }

  String lowest() {
    return number(low);
  }

  String highest() {
    return number(high);
  }

  /** A plot for each curve. */
  String plots() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < curves.size(); i++) {
      text.append(i == 0 ? "" : "\n")
          .append("      \\addplot[")
          .append(LINES.get(i))
          .append("] coordinates {\n")
          .append(points(curves.get(i)))
          .append("\n      };");
    }
    return text.toString();
  }

  /** Points with p spaced more densely where curves bend, near 0. */
  private String points(DoubleUnaryOperator curve) {
    StringBuilder text = new StringBuilder();
    double height = high - low;
    for (int i = 0; i <= POINTS; i++) {
      double s = i / (double) POINTS;
      double p = LEAST_P + (1 - LEAST_P) * s * s;
      double y = curve.applyAsDouble(p);
      if (!Double.isNaN(y)) {
        double near = Math.max(low - height, Math.min(high + height, y));
        text.append(String.format(Locale.ROOT, "(%.6g,%.8g)", p, near));
        text.append(i % 5 == 4 ? "\n" : " ");
      }
    }
    return text.toString().stripTrailing();
  }

  /** The p from which -1/p is in the panel, or just below it. */
  String reciprocalFrom() {
    // At p = -0.8/low the curve -1/p is a quarter below the panel, where it is clipped.
    return number(Math.max(LEAST_P, Math.min(0.9, -0.8 / low)));
  }

  /** The p from which -log p is in the panel, or just above it. */
  String logarithmFrom() {
    // There -log p is a quarter above the panel, where it is clipped.
    return number(Math.max(LEAST_P, Math.exp(-1.25 * high)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
