package io.github.lossmith.designer.integration;

/** A piece [begin, end] of the integration variable with a polynomial for dL/ds. */
final class IntegrationPanel {
  private final double begin;
  private final double end;
  private final double[] density;
  private final double[] integral;
  private final double largest;
  private final double range;
  private final double absolute;
  private final double error;

  private IntegrationPanel(double begin, double end, double[] values) {
    this.begin = begin;
    this.end = end;
    density = ChebyshevRule.coefficients(values);
    integral = ChebyshevRule.antiderivative(density);
    double high = values[0];
    double low = values[0];
    double sum = 0;
    for (double value : values) {
      high = Math.max(high, value);
      low = Math.min(low, value);
      sum += Math.abs(value);
    }
    largest = Math.max(Math.abs(high), Math.abs(low));
    range = high - low;
    absolute = sum / values.length * width();
    error = ChebyshevRule.truncation(density);
  }

  /**
   * Samples the integrand.
   *
   * @throws Unintegrable at the first value that is not a number
   */
  static IntegrationPanel fit(Integrand integrand, double begin, double end) {
    double[] values = new double[ChebyshevRule.POINTS];
    double half = (end - begin) / 2;
    for (int j = 0; j < values.length; j++) {
      values[j] = IntegrandSamples.value(integrand, begin + half * (1 + ChebyshevRule.node(j)));
    }
    return new IntegrationPanel(begin, end, values);
  }

  double begin() {
    return begin;
  }

  double end() {
    return end;
  }

  double middle() {
    return begin + width() / 2;
  }

  double width() {
    return end - begin;
  }

  /** The greatest |dL/ds| among the samples. */
  double largest() {
    return largest;
  }

  /** The difference between the greatest and the least sample. */
  double range() {
    return range;
  }

  /** About the integral of |dL/ds|. */
  double absolute() {
    return absolute;
  }

  /** About the greatest error of {@link #density}. */
  double error() {
    return error;
  }

  /** dL/ds. */
  double density(double s) {
    return ChebyshevRule.sum(density, local(s));
  }

  /** The integral of dL/ds from {@link #begin} to s. */
  double integral(double s) {
    return ChebyshevRule.sum(integral, local(s)) * width() / 2;
  }

  private double local(double s) {
    return 2 * (s - begin) / width() - 1;
  }
}
