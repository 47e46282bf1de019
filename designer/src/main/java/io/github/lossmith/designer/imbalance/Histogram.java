package io.github.lossmith.designer.imbalance;

import java.util.ArrayList;
import java.util.List;

/** Reduces many values of p to few groups. */
public final class Histogram {
  /** Narrower near 0 and 1, where 1/p and (1-p)^γ change most. */
  private static final double[] EDGES = {
    0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1
  };

  private Histogram() {}

  /**
   * A group for each bin that has values, at their mean, in increasing p. The bins are narrower
   * near 0 and 1, where coefficients change most.
   *
   * @param values in (0, 1]
   */
  public static Imbalance of(double[] values) {
    int[] counts = new int[EDGES.length - 1];
    double[] sums = new double[counts.length];
    for (double p : values) {
      int bin = bin(p);
      counts[bin]++;
      sums[bin] += p;
    }
    List<ExampleGroup> groups = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        groups.add(new ExampleGroup(counts[i], Math.min(1, sums[i] / counts[i])));
      }
    }
    return new Imbalance(groups);
  }

  private static int bin(double p) {
    int bin = 0;
    while (bin < EDGES.length - 2 && p >= EDGES[bin + 1]) {
      bin++;
    }
    return bin;
  }
}
