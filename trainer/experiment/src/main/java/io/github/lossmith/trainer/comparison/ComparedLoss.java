package io.github.lossmith.trainer.comparison;

import io.github.lossmith.trainer.statistics.MeanEstimate;
import java.util.Optional;

/**
 * A loss in a comparison.
 *
 * @param estimate of its metric over all its seeds
 * @param pairs seeds that it shares with the baseline; for the baseline, all its seeds
 * @param difference to the baseline; empty for the baseline itself and below {@link
 *     PairedFamily#FEWEST_PAIRS} pairs
 * @param needed about how many pairs the difference that is asked for would need; 0 where there is
 *     no test
 */
public record ComparedLoss(
    String name,
    MeanEstimate estimate,
    int pairs,
    Optional<PairedDifference> difference,
    Verdict verdict,
    int needed) {}
