package io.github.lossmith.trainer.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The histogram of p_t, the probability of each anchor's true class, with the gradient of each bin,
 * and where the gradient comes from: by side, from easy or hard anchors, by class.
 *
 * @param bins one after another from 0 to 1
 * @param easyFrom anchors with p_t at or above this are called easy, in (0, 1)
 * @param classGradient for each class of objects the sum of |p_t (1 - p_t) g(p_t)| over its
 *     anchors, in the order of the classes; empty where it is not known
 */
public record ProbabilityHistogram(
    List<Bin> bins, double easyFrom, Map<String, Double> classGradient) {
  /** The default number of bins. */
  public static final int BINS = 50;

  /**
   * The default boundary between easy and hard: from here on the true class has at least the
   * probability of all others together, so the anchor is certainly decided rightly.
   */
  public static final double EASY_FROM = 0.5;

  /**
   * The anchors with p_t in [from, to), the last bin closed.
   *
   * @param objects anchors matched to an object
   * @param backgrounds anchors of the background
   * @param coefficient sum of |g(p_t)| over the anchors that the loss counts
   * @param gradient sum of |p_t (1 - p_t) g(p_t)|, the gradient in logit space
   * @param objectGradient what anchors matched to an object have of it; NaN where it is not known
   */
  public record Bin(
      double from,
      double to,
      long objects,
      long backgrounds,
      double coefficient,
      double gradient,
      double objectGradient) {
    /** Anchors of both kinds. */
    public long anchors() {
      return objects + backgrounds;
    }

    /** What anchors of the background have of the gradient; NaN where it is not known. */
    public double backgroundGradient() {
      return Math.max(0, gradient - objectGradient);
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
    classGradient = new LinkedHashMap<>(classGradient);
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

  @Override
  public Map<String, Double> classGradient() {
    return Collections.unmodifiableMap(classGradient);
  }

  /**
   * {@link #BINS} even bins, to be filled by {@link Builder#add}.
   *
   * @param classes of the objects
   */
  public static Builder builder(List<String> classes) {
    return new Builder(BINS, EASY_FROM, classes);
  }

  /** Summed logit gradient of all anchors. */
  public double gradient() {
    return bins.stream().mapToDouble(Bin::gradient).sum();
  }

  /** What objects have of the gradient, in [0, 1]; NaN where it is not known or there is none. */
  public double objectShare() {
    return share(bins.stream().mapToDouble(Bin::objectGradient).sum());
  }

  /** What hard anchors have of the gradient, in [0, 1]; NaN where there is none. */
  public double hardShare() {
    return share(hardGradient());
  }

  /** What a class has of the gradient, in [0, 1]; NaN where it is not known or there is none. */
  public double classShare(String name) {
    return share(classGradient.getOrDefault(name, Double.NaN));
  }

  private double share(double part) {
    double all = gradient();
    return all > 0 ? Math.min(1, part / all) : Double.NaN;
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
    private final List<String> classes;
    private final long[] objects;
    private final long[] backgrounds;
    private final double[] coefficient;
    private final double[] gradient;
    private final double[] objectGradient;
    private final double[] classGradient;

    private Builder(int bins, double easyFrom, List<String> classes) {
      this.easyFrom = easyFrom;
      this.classes = List.copyOf(classes);
      objects = new long[bins];
      backgrounds = new long[bins];
      coefficient = new double[bins];
      gradient = new double[bins];
      objectGradient = new double[bins];
      classGradient = new double[classes.size()];
    }

    /**
     * Adds one anchor.
     *
     * @param p probability of its right class, in [0, 1]; NaN is not counted
     * @param label its right class, from 1; 0: it is background
     * @param coefficientSize |g(p)|, 0 where the loss leaves the anchor out; sizes that are not
     *     finite add nothing
     */
    public void add(double p, int label, double coefficientSize) {
      if (Double.isNaN(p)) {
        return;
      }
      int bin = Math.max(0, Math.min(objects.length - 1, (int) (p * objects.length)));
      (label > 0 ? objects : backgrounds)[bin]++;
      if (Double.isFinite(coefficientSize)) {
        double pull = p * (1 - p) * coefficientSize;
        coefficient[bin] += coefficientSize;
        gradient[bin] += pull;
        if (label > 0) {
          objectGradient[bin] += pull;
          classGradient[label - 1] += pull;
        }
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
                gradient[i],
                objectGradient[i]));
      }
      Map<String, Double> byClass = new LinkedHashMap<>();
      for (int i = 0; i < classGradient.length; i++) {
        byClass.put(classes.get(i), classGradient[i]);
      }
      return new ProbabilityHistogram(bins, easyFrom, byClass);
    }
  }
}
