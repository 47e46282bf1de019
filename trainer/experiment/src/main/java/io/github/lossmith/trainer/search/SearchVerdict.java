package io.github.lossmith.trainer.search;

import java.util.List;

/**
 * How the best candidate compares with the baseline on test images that the search has not seen,
 * under seeds that it has not used.
 *
 * @param best its name
 * @param verdict the key of a {@link io.github.lossmith.trainer.comparison.Verdict}
 * @param sentence the verdict in words
 * @param pairs seeds that both were trained with
 * @param bestMap mean mAP of the candidate
 * @param baselineMap mean mAP of the baseline
 * @param difference mean, and the ends of its 95 % interval; empty where nothing is tested
 */
public record SearchVerdict(
    String best,
    String verdict,
    String sentence,
    int pairs,
    double bestMap,
    double baselineMap,
    List<Double> difference) {
  public SearchVerdict {
    difference = List.copyOf(difference);
  }
}
