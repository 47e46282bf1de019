package io.github.lossmith.trainer.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction (1979) of the p values of several tests: with none of the differences real, at
 * most 5 % of families have an adjusted value of 0.05 or less, whatever the tests depend on.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * The adjusted values, in the order of the tests: of m values the k-th smallest, counted from 0,
   * times m - k, at least as large as those before it, at most 1.
   *
   * @param probabilities in [0, 1]; none may be NaN
   */
  public static double[] adjusted(double... probabilities) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[probabilities.length];
    double least = 0;
    for (int k = 0; k < order.length; k++) {
      least = Math.max(least, (order.length - k) * probabilities[order[k]]);
      adjusted[order[k]] = Math.min(1, least);
    }
    return adjusted;
  }
}
