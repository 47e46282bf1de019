package io.github.lossmith.plotting.article;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The values of p in (0, 1] at which curves are sampled. */
final class Probabilities {
  private static final double SMALLEST = 1e-6;
  private static final double LINEAR_FROM = 0.02;
  private static final double SMALL_SHARE = 0.25;

  private Probabilities() {}

  /**
   * Increasing probabilities up to 1: a quarter of them evenly in log p up to 0.02, the rest evenly
   * in p, and both sides of every breakpoint.
   *
   * @param count at least 16
   */
  static double[] grid(int count, List<Double> breakpoints) {
    int small = (int) (count * SMALL_SHARE);
    int large = count - small;
    double[] grid = new double[count];
    double ratio = Math.log(LINEAR_FROM / SMALLEST);
    for (int i = 0; i < small; i++) {
      grid[i] = SMALLEST * Math.exp(ratio * i / small);
    }
    for (int i = 0; i < large; i++) {
      grid[small + i] = LINEAR_FROM + (1 - LINEAR_FROM) * i / (large - 1);
    }
    grid[count - 1] = 1;
    if (breakpoints.isEmpty()) {
      return grid;
    }
    DoubleStream kinks =
        breakpoints.stream()
            .filter(p -> p > SMALLEST && p < 1)
            .flatMapToDouble(p -> DoubleStream.of(Math.nextDown(p), p, Math.nextUp(p)));
    return DoubleStream.concat(Arrays.stream(grid), kinks).sorted().distinct().toArray();
  }
}
