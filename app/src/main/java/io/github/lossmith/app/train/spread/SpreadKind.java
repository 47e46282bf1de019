package io.github.lossmith.app.train.spread;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.plotting.figure.SpreadBand;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the band around a mean over seeds shows. */
public enum SpreadKind {
  /** From the smallest value to the largest. */
  MIN_MAX,
  /** The mean ± the standard deviation with n - 1. */
  DEVIATION,
  /** Student's 95 % interval for the mean. */
  INTERVAL;

  /** The name on the command line: {@code min-max}, {@code deviation}, {@code interval}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name. */
  public static Optional<SpreadKind> named(String name) {
    return Stream.of(values()).filter(kind -> kind.key().equals(name)).findFirst();
  }

  /** How it is read out, in the language of the texts. */
  public SpreadBand.Words words(Texts texts) {
    String several = "app.train.spread.read." + (this == MIN_MAX ? "range" : "plus-minus");
    return new SpreadBand.Words(
        texts.text(several, "{0}", "{1}", "{2}", "{3}"), texts.text("app.train.spread.read.one"));
  }

  /**
   * The interval of the first {@code count} of the values, which are finite; NaN at both ends for
   * fewer than two.
   */
  double[] of(double[] values, int count, double mean) {
    if (count < 2) {
      return new double[] {Double.NaN, Double.NaN};
    }
    return switch (this) {
      case MIN_MAX -> range(values, count);
      case DEVIATION -> around(mean, deviation(values, count, mean));
      case INTERVAL -> around(mean, halfWidth(count) * deviation(values, count, mean));
    };
  }

  private static double[] around(double mean, double half) {
    return new double[] {mean - half, mean + half};
  }

  private static double[] range(double[] values, int count) {
    double low = values[0];
    double high = values[0];
    for (int i = 1; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return new double[] {low, high};
  }

  private static double deviation(double[] values, int count, double mean) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(sum / (count - 1));
  }

  /** Half of the 95 % interval of so many values with deviation 1. */
  private static double halfWidth(int count) {
    return HalfWidths.KNOWN[Math.min(count, HalfWidths.MOST)];
  }

  /** The same for every figure; a quantile takes as long as some hundred points. */
  private static final class HalfWidths {
    /** As many seeds as a group has at most. */
    private static final int MOST = 1000;

    private static final double[] KNOWN = new double[MOST + 1];

    static {
      for (int count = 2; count <= MOST; count++) {
        double[] one = new double[count];
        one[0] = 1;
        MeanEstimate estimate = MeanEstimate.of(one);
        KNOWN[count] = (estimate.high() - estimate.mean()) / estimate.deviation();
      }
    }
  }
}
