package io.github.lossmith.trainer.fit;

import io.github.lossmith.designer.fit.SeenExamples;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import java.util.ArrayList;
import java.util.List;

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
    List<ExampleGroup> groups = new ArrayList<>();
    double[] pulls = new double[SeenExamples.TENTHS];
    for (ProbabilityHistogram histogram : histograms) {
      for (Bin bin : histogram.bins()) {
        if (bin.anchors() > 0) {
          groups.add(new ExampleGroup(bin.anchors(), place(bin)));
        }
        pulls[SeenExamples.tenth(bin.middle())] += bin.gradient();
      }
    }
    List<Double> before = new ArrayList<>();
    for (double pull : pulls) {
      before.add(pull);
    }
    return new SeenExamples(groups, before);
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
