package io.github.lossmith.trainer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The histogram of p_t, the probability of each anchor's true class, with the gradient of each bin.
 *
 * @param bins one after another from 0 to 1
 * @param easyFrom anchors with p_t at or above this are called easy, in (0, 1)
 */
public record ProbabilityHistogram(List<Bin> bins, double easyFrom) {
  /** The default number of bins. */
  public static final int BINS = 50;

  /** The default boundary between easy and hard. */
  public static final double EASY_FROM = 0.5;

  /**
   * The anchors with p_t in [from, to), the last bin closed.
   *
   * @param objects anchors matched to an object
   * @param backgrounds anchors of the background
   * @param coefficient sum of |g(p_t)| over the anchors that the loss counts
   * @param gradient sum of |p_t (1 - p_t) g(p_t)|, the gradient in logit space
   */
  public record Bin(
      double from, double to, long objects, long backgrounds, double coefficient, double gradient) {
    /** Anchors of both kinds. */
    public long anchors() {
      return objects + backgrounds;
    }

    public double middle() {
      return (from + to) / 2;
    }
  }

  /**
   * @throws IllegalArgumentException if the bins do not lead from 0 to 1
   */
  public ProbabilityHistogram {
    bins = List.copyOf(bins);
    double end = 0;
    for (Bin bin : bins) {
      if (bin.from() != end || !(bin.to() > bin.from())) {
        throw new IllegalArgumentException(
            "a bin from " + bin.from() + " to " + bin.to() + " after " + end);
      }
      end = bin.to();
    }
    if (end != 1) {
      throw new IllegalArgumentException("the bins end at " + end + ", not at 1");
    }
  }

  /** {@link #BINS} even bins, to be filled by {@link Builder#add}. */
  public static Builder builder() {
    return new Builder(BINS, EASY_FROM);
  }

  /** Summed logit gradient of the bins whose middle lies at or above {@link #easyFrom}. */
  public double easyGradient() {
    return sum(true, Bin::gradient);
  }

  /** Summed logit gradient of the other bins. */
  public double hardGradient() {
    return sum(false, Bin::gradient);
  }

  /** Anchors in the bins whose middle lies at or above {@link #easyFrom}. */
  public long easyAnchors() {
    return Math.round(sum(true, Bin::anchors));
  }

  /** Anchors in the other bins. */
  public long hardAnchors() {
    return Math.round(sum(false, Bin::anchors));
  }

  private double sum(boolean easy, ToDoubleFunction<Bin> value) {
    return bins.stream().filter(bin -> bin.middle() >= easyFrom == easy).mapToDouble(value).sum();
  }

  /** Counts anchors one by one; not thread-safe. */
  public static final class Builder {
    private final double easyFrom;
    private final long[] objects;
    private final long[] backgrounds;
    private final double[] coefficient;
    private final double[] gradient;

    private Builder(int bins, double easyFrom) {
      this.easyFrom = easyFrom;
      objects = new long[bins];
      backgrounds = new long[bins];
      coefficient = new double[bins];
      gradient = new double[bins];
    }

    /**
     * Adds one anchor.
     *
     * @param p probability of its right class, in [0, 1]; NaN is not counted
     * @param object whether it is matched to an object
     * @param coefficientSize |g(p)|, 0 where the loss leaves the anchor out; sizes that are not
     *     finite add nothing
     */
    public void add(double p, boolean object, double coefficientSize) {
      if (Double.isNaN(p)) {
        return;
      }
      int bin = Math.max(0, Math.min(objects.length - 1, (int) (p * objects.length)));
      (object ? objects : backgrounds)[bin]++;
      if (Double.isFinite(coefficientSize)) {
        coefficient[bin] += coefficientSize;
        gradient[bin] += p * (1 - p) * coefficientSize;
      }
    }

    public ProbabilityHistogram build() {
      List<Bin> bins = new ArrayList<>(objects.length);
      for (int i = 0; i < objects.length; i++) {
        bins.add(
            new Bin(
                (double) i / objects.length,
                (i + 1.0) / objects.length,
                objects[i],
                backgrounds[i],
                coefficient[i],
                gradient[i]));
      }
      return new ProbabilityHistogram(bins, easyFrom);
    }
  }
}
