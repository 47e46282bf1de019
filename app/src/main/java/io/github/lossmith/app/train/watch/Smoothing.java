package io.github.lossmith.app.train.watch;

/** Smooths noisy curves. */
public final class Smoothing {
  private Smoothing() {}

  /**
   * The exponential moving average with the bias of its start removed (Kingma and Ba 2015, section
   * 3): s_i = w s_{i-1} + (1-w) x_i, shown s_i / (1 - w^n). Values that are not finite are passed
   * through and do not count.
   *
   * @param weight w in [0, 1); 0 returns the values themselves
   */
  public static double[] exponential(double[] values, double weight) {
    double[] smooth = values.clone();
    if (weight <= 0) {
      return smooth;
    }
    double sum = 0;
    double mass = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        sum = weight * sum + (1 - weight) * values[i];
        mass = weight * mass + (1 - weight);
        smooth[i] = sum / mass;
      }
    }
    return smooth;
  }
}
