package io.github.lossmith.trainer.statistics;

/**
 * The mean of a few numbers, with Student's interval for the mean that they are drawn from.
 *
 * @param count how many, at least 1
 * @param mean of the numbers
 * @param deviation the standard deviation with n - 1; NaN for a single number
 * @param low lower end of the 95 % interval: mean - t(0.975, n - 1) · deviation / √n; NaN for a
 *     single number
 * @param high its upper end
 */
public record MeanEstimate(int count, double mean, double deviation, double low, double high) {
  /** The usual level: one interval in twenty misses. */
  public static final double LEVEL = 0.95;

  /**
   * The estimate from these numbers, which must be finite.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MeanEstimate of(double... values) {
    int count = values.length;
    if (count == 0) {
      throw new IllegalArgumentException("no values");
    }
    double mean = mean(values);
    if (count == 1) {
      return new MeanEstimate(1, mean, Double.NaN, Double.NaN, Double.NaN);
    }
    double deviation = deviation(values, mean);
    double half =
        StudentDistribution.quantile((1 + LEVEL) / 2, count - 1) * deviation / Math.sqrt(count);
    return new MeanEstimate(count, mean, deviation, mean - half, mean + half);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double first = sum / values.length;
    double rest = 0;
    for (double value : values) {
      rest += value - first; // what rounding has left, so that equal numbers have deviation 0
    }
    return first + rest / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
