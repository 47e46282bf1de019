package io.github.lossmith.trainer.feature;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.Sample;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads all images before long work starts, so that a damaged one is reported early. */
final class ReadableImages {
  private ReadableImages() {}

  /**
   * Reads images, several at once.
   *
   * @param read gives the problem of an image that cannot be read
   * @param progress is called from several threads
   * @param stop queried before each image
   * @return the problem of the first that cannot be read
   */
  static Optional<Problem> check(
      List<Sample> samples,
      Function<Sample, Optional<Problem>> read,
      FeatureCache.Progress progress,
      BooleanSupplier stop) {
    AtomicInteger done = new AtomicInteger();
    return samples.parallelStream()
        .map(
            sample -> {
              if (stop.getAsBoolean()) {
                return Optional.of(Problem.of("trainer.features.stopped"));
              }
              Optional<Problem> problem = read.apply(sample);
              progress.checked(done.incrementAndGet(), samples.size());
              return problem;
            })
        .flatMap(Optional::stream)
        .findFirst();
  }
}
