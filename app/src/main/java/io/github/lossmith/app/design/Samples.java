package io.github.lossmith.app.design;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.EnumMap;
import java.util.Map;

/** The values of a loss at the points that a figure joins. */
final class Samples {
  static final double LEAST_LOGARITHMIC = 1e-4;
  private static final int POINTS = 800;
  private static final double[] LINEAR = linear();
  private static final double[] LOGARITHMIC = logarithmic(LEAST_LOGARITHMIC / 10);
  private final boolean logarithmic;
  private final Map<PanelKind, double[]> values = new EnumMap<>(PanelKind.class);

  private Samples(boolean logarithmic) {
    this.logarithmic = logarithmic;
  }

  static Samples of(LossCurve loss, boolean logarithmic) {
    Samples samples = new Samples(logarithmic);
    for (PanelKind kind : PanelKind.values()) {
      double[] p = samples.probabilities();
      double[] y = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        double value = kind.at(loss, p[i]);
        y[i] = Double.isFinite(value) ? value : Double.NaN;
      }
      samples.values.put(kind, y);
    }
    return samples;
  }

  /** Whether the points lie evenly on a logarithmic axis. */
  boolean logarithmic() {
    return logarithmic;
  }

  private double[] probabilities() {
    return logarithmic ? LOGARITHMIC : LINEAR;
  }

  private double[] values(PanelKind kind) {
    return values.getOrDefault(kind, new double[0]);
  }

  Series series(PanelKind kind, RichText name, LineStyle style) {
    return Series.of(name, style, probabilities(), values(kind));
  }

  /** The least value at probabilities of at least {@code first}. */
  double least(PanelKind kind, double first) {
    return extreme(kind, first, -1);
  }

  /** The greatest value at probabilities of at least {@code first}. */
  double most(PanelKind kind, double first) {
    return extreme(kind, first, 1);
  }

  private double extreme(PanelKind kind, double first, int sign) {
    double[] p = probabilities();
    double[] y = values(kind);
    double found = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      if (p[i] >= first && !Double.isNaN(y[i])) {
        found = Math.max(found, sign * y[i]);
      }
    }
    return sign * found;
  }

  /** Denser towards 0, where coefficients are steep. */
  private static double[] linear() {
    double[] p = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double share = (i + 1.0) / POINTS;
      p[i] = share * share;
    }
    return p;
  }

  private static double[] logarithmic(double least) {
    double[] p = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      p[i] = Math.pow(least, 1 - i / (POINTS - 1.0));
    }
    return p;
  }
}
