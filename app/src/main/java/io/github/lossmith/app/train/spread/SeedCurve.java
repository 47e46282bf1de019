package io.github.lossmith.app.train.spread;

import io.github.lossmith.plotting.figure.SpreadBand;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of several curves, point by point, with a band. At every x the mean is of those curves
 * that have a finite value there; the others are not counted.
 */
public final class SeedCurve {
  private final double[] x;
  private final double[] mean;
  private final double[] low;
  private final double[] high;
  private final int[] counts;

  private SeedCurve(double[] x, double[] mean, double[] low, double[] high, int[] counts) {
    this.x = x;
    this.mean = mean;
    this.low = low;
    this.high = high;
    this.counts = counts;
  }

  /**
   * One curve.
   *
   * @param x increasing
   * @param y one for each x
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Single(double[] x, double[] y) {}

  /** The mean of these curves. */
  public static SeedCurve of(List<Single> seeds, SpreadKind kind) {
    int most = seeds.stream().mapToInt(seed -> seed.x().length).sum();
    SeedCurve curve =
        new SeedCurve(
            new double[most], new double[most], new double[most], new double[most], new int[most]);
    return curve.cut(curve.fill(seeds, kind));
  }

  private int fill(List<Single> seeds, SpreadKind kind) {
    int[] next = new int[seeds.size()];
    double[] values = new double[seeds.size()];
    int size = 0;
    for (double at = first(seeds, next); Double.isFinite(at); at = first(seeds, next)) {
      int count = 0;
      for (int i = 0; i < next.length; i++) {
        Single seed = seeds.get(i);
        if (next[i] < seed.x().length && seed.x()[next[i]] == at) {
          double value = seed.y()[next[i]++];
          values[count] = value;
          count += Double.isFinite(value) ? 1 : 0;
        }
      }
      put(size++, at, values, count, kind);
    }
    return size;
  }

  /** The smallest x that is still to come, infinite at the end. */
  private static double first(List<Single> seeds, int[] next) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < next.length; i++) {
      double[] all = seeds.get(i).x();
      least = next[i] < all.length ? Math.min(least, all[next[i]]) : least;
    }
    return least;
  }

  private void put(int at, double place, double[] values, int count, SpreadKind kind) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    double[] interval = kind.of(values, count, sum / count);
    x[at] = place;
    mean[at] = sum / count;
    low[at] = interval[0];
    high[at] = interval[1];
    counts[at] = count;
  }

  private SeedCurve cut(int size) {
    return new SeedCurve(
        Arrays.copyOf(x, size),
        Arrays.copyOf(mean, size),
        Arrays.copyOf(low, size),
        Arrays.copyOf(high, size),
        Arrays.copyOf(counts, size));
  }

  /**
   * The same with at most so many points: of each of equal stretches the point in its middle, with
   * the widest interval of the stretch.
   */
  public SeedCurve thinned(int most) {
    if (x.length <= most) {
      return this;
    }
    SeedCurve thin = cut(most);
    for (int bin = 0; bin < most; bin++) {
      int from = (int) ((long) bin * x.length / most);
      int to = (int) ((bin + 1L) * x.length / most);
      int middle = bin == 0 ? 0 : bin == most - 1 ? x.length - 1 : (from + to) / 2;
      thin.x[bin] = x[middle];
      thin.mean[bin] = mean[middle];
      thin.counts[bin] = counts[middle];
      thin.low[bin] = low[middle];
      thin.high[bin] = high[middle];
      for (int i = from; i < to; i++) {
        thin.low[bin] = Math.min(thin.low[bin], low[i]);
        thin.high[bin] = Math.max(thin.high[bin], high[i]);
      }
    }
    return thin;
  }

  /** Increasing. */
  public double[] x() {
    return x.clone();
  }

  /** One for each x; NaN where no curve has a finite value. */
  public double[] mean() {
    return mean.clone();
  }

  /** The most curves that a mean is of. */
  public int seeds() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /** The band around the mean. */
  public SpreadBand band(SpreadBand.Words words) {
    return new SpreadBand(low, high, counts, words);
  }
}
