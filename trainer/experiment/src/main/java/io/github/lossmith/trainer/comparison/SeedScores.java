package io.github.lossmith.trainer.comparison;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metric of a loss by seed.
 *
 * @param values finite, at least one
 */
public record SeedScores(String loss, SortedMap<Long, Double> values) {
  public SeedScores {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  double[] all() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** These minus the others, for the seeds that both have, in the order of the seeds. */
  double[] minus(SeedScores others) {
    return values.entrySet().stream()
        .filter(own -> others.values.containsKey(own.getKey()))
        .mapToDouble(own -> own.getValue() - other(others, own))
        .toArray();
  }

  private static double other(SeedScores others, Map.Entry<Long, Double> own) {
    return others.values.getOrDefault(own.getKey(), Double.NaN);
  }
}
