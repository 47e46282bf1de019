package io.github.lossmith.trainer.fit;

import io.github.lossmith.designer.fit.SeenExamples;
import io.github.lossmith.designer.fit.SidedExamples;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The anchors of histograms of p_t as examples that a coefficient is fitted to. */
public final class HistogramExamples {
  private HistogramExamples() {}

  /**
   * The anchors of some records together, with their pulls under the loss that was trained.
   *
   * <p>A bin's anchors are put where p(1-p) is what they had on average: {@link Bin#gradient} over
   * {@link Bin#coefficient}, the mean of p(1-p) weighted by |g|. In the outer bins, where anchors
   * are near 0 or 1, this is far from p(1-p) at their middle. It is the middle where the sums are
   * 0, as where the loss leaves the anchors out.
   */
  public static SeenExamples of(List<ProbabilityHistogram> histograms) {
    return of(histograms, Bin::anchors, Bin::gradient);
  }

  /**
   * The anchors of both sides apart, those of a bin at the same p; empty where the records do not
   * tell how the gradient is divided between the sides.
   */
  public static Optional<SidedExamples> sides(List<ProbabilityHistogram> histograms) {
    boolean known =
        histograms.stream()
            .flatMap(histogram -> histogram.bins().stream())
            .noneMatch(bin -> Double.isNaN(bin.objectGradient()));
    return known
        ? Optional.of(
            new SidedExamples(
                of(histograms, Bin::objects, Bin::objectGradient),
                of(histograms, Bin::backgrounds, Bin::backgroundGradient)))
        : Optional.empty();
  }

  private static SeenExamples of(
      List<ProbabilityHistogram> histograms,
      ToDoubleFunction<Bin> count,
      ToDoubleFunction<Bin> gradient) {
    List<ExampleGroup> groups = new ArrayList<>();
    double[] pulls = new double[SeenExamples.TENTHS];
    for (ProbabilityHistogram histogram : histograms) {
      for (Bin bin : histogram.bins()) {
        if (count.applyAsDouble(bin) > 0) {
          groups.add(new ExampleGroup(count.applyAsDouble(bin), place(bin)));
        }
        pulls[SeenExamples.tenth(bin.middle())] += gradient.applyAsDouble(bin);
      }
    }
    return new SeenExamples(groups, Arrays.stream(pulls).boxed().toList());
  }

  private static double place(Bin bin) {
    double mean = bin.gradient() / bin.coefficient();
    // p(1-p) = mean has the roots (1 ± √(1 - 4·mean)) / 2; the smaller one keeps its digits.
    double root = 2 * mean / (1 + Math.sqrt(1 - 4 * mean));
    double p = bin.middle() < 0.5 ? root : 1 - root;
    boolean inside = p > 0 && p > bin.from() && p < bin.to();
    return inside ? p : bin.middle();
  }
}
