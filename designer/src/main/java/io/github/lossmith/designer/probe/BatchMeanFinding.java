package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedBatch;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.List;
import java.util.Optional;

/** A weight that is computed from the mean cross-entropy of the batch, not from each example's. */
final class BatchMeanFinding {
  /** Relative: the numbers compared are quotients of gradients. */
  private static final double SAME = 1e-3;

  /** Agreement at fewer batches of two is no proof. */
  private static final int LEAST = 4;

  private BatchMeanFinding() {}

  /**
   * The fault, where in all batches of two the first example is pulled as f(mean) of the family
   * pulls it: with p_m = e^-mean, by p_m g(p_m) (1 - p) / 2.
   */
  static Optional<ProbeFinding> of(
      ProbeRecord probe, LossNormaliser divisor, List<ImportedSide> sides) {
    Optional<RecognisedPull> pull = sides.get(0).family();
    // of cross-entropy the pull of the mean is the mean of the pulls
    if (divisor.kind() != LossNormaliser.Kind.OTHER
        || sides.size() != 1
        || pull.filter(found -> !found.is("ce")).isEmpty()) {
      return Optional.empty();
    }
    List<ProbedBatch> pairs =
        probe.batches().stream()
            .filter(batch -> batch.rows().size() == 2 && Double.isFinite(batch.first()))
            .toList();
    boolean all = pairs.stream().allMatch(batch -> isOfTheMean(batch, pull.get()));
    return all && pairs.size() >= LEAST
        ? Optional.of(ProbeFinding.fault("ofTheMean", "ofTheMean", SideFindings.words(pull.get())))
        : Optional.empty();
  }

  private static boolean isOfTheMean(ProbedBatch batch, RecognisedPull pull) {
    double mean = (entropy(batch, 0) + entropy(batch, 1)) / 2;
    double logit = -mean - Math.log(-Math.expm1(-mean));
    double[] letters = pull.family().letters().stream().mapToDouble(pull::letter).toArray();
    double weighted = pull.factor() * pull.family().weighted(letters).applyAsDouble(logit);
    double expected = weighted * ProbedPoint.sigmoid(-batch.rows().get(0).s()) / 2;
    return Math.abs(batch.first() - expected) <= SAME * Math.abs(expected);
  }

  private static double entropy(ProbedBatch batch, int row) {
    return Math.log1p(Math.exp(-batch.rows().get(row).s()));
  }
}
