package io.github.lossmith.trainer.prior;

import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Draws the {@link AnchorSamples} of an evaluation while its anchors are counted. Of each bin and
 * side those anchors are kept whose number has the smallest hash: a uniform sample (bottom-k), the
 * same whatever the order, the batch and the engine. Not thread-safe.
 */
public final class AnchorSampling {
  private static final int BINS = ProbabilityHistogram.BINS;

  private final Priors priors;

  /** For each bin of the background, then of the objects, the anchors kept so far. */
  private final List<List<Kept>> kept = new ArrayList<>();

  /** The largest hash kept in each list that is full; beyond it nothing is taken. */
  private final long[] limits = new long[2 * BINS];

  private record Kept(long hash, int image, int prior, int label, double p, double gradient) {}

  /**
   * The image of a number.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record ImageSize(String id, double width, double height) {}

  public AnchorSampling(Priors priors) {
    this.priors = priors;
    for (int i = 0; i < 2 * BINS; i++) {
      kept.add(new ArrayList<>(AnchorSamples.PER_SIDE + 1));
    }
    Arrays.fill(limits, Long.MAX_VALUE);
  }

  /**
   * Looks at one anchor.
   *
   * @param image its number among the test images, from 0
   * @param label its right class, from 1; 0: background
   * @param p probability of its right class; NaN is left out
   * @param coefficientSize |g(p)|, 0 where the loss leaves the anchor out
   */
  public void add(int image, int prior, int label, double p, double coefficientSize) {
    if (Double.isNaN(p)) {
      return;
    }
    int bin = Math.max(0, Math.min(BINS - 1, (int) (p * BINS)));
    int at = label > 0 ? BINS + bin : bin;
    long hash = hash(image * priors.count() + prior);
    if (hash >= limits[at]) {
      return;
    }
    double pull = p * (1 - p) * coefficientSize;
    List<Kept> here = kept.get(at);
    here.add(new Kept(hash, image, prior, label, p, Double.isFinite(pull) ? pull : 0));
    if (here.size() > AnchorSamples.PER_SIDE) {
      here.remove(here.stream().max(Comparator.comparingLong(Kept::hash)).orElseThrow());
    }
    if (here.size() == AnchorSamples.PER_SIDE) {
      limits[at] = here.stream().mapToLong(Kept::hash).max().orElseThrow();
    }
  }

  /**
   * The finaliser of MurmurHash3 (Appleby, 2011), a bijection of 32 bits, as an unsigned number.
   */
  private static long hash(int number) {
    int h = number;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return (h ^ h >>> 16) & 0xffffffffL;
  }

  /**
   * What was drawn, bin by bin.
   *
   * @param classes of the objects
   * @param images the image of each number
   */
  public AnchorSamples samples(List<String> classes, IntFunction<ImageSize> images) {
    float[] corners = priors.corners();
    List<Sampled> all = new ArrayList<>();
    for (List<Kept> here : kept) {
      here.sort(Comparator.comparingLong(Kept::hash));
      for (Kept one : here) {
        ImageSize image = images.apply(one.image());
        int at = 4 * one.prior();
        ObjectBox box =
            new ObjectBox(corners[at], corners[at + 1], corners[at + 2], corners[at + 3])
                .scaled(image.width(), image.height());
        String type = one.label() > 0 ? classes.get(one.label() - 1) : "";
        all.add(new Sampled(image.id(), type, one.p(), one.gradient(), box));
      }
    }
    return new AnchorSamples(all);
  }
}
