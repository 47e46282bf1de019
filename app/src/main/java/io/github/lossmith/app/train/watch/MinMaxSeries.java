package io.github.lossmith.app.train.watch;

import java.util.Arrays;

/**
 * A long series reduced to the minimum and maximum of every bin, in their order: it looks the same
 * when drawn, and is quick to draw.
 */
public final class MinMaxSeries {
  private static final int BINS = 800;

  private final double[] x;
  private final double[] y;

  private MinMaxSeries(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /** Increasing. */
  public double[] x() {
    return x.clone();
  }

  /** One for each x. */
  public double[] y() {
    return y.clone();
  }

  /**
   * The same row where it is short.
   *
   * @param x increasing
   * @param y one for each x
   */
  public static MinMaxSeries of(double[] x, double[] y) {
    if (x.length <= 2 * BINS) {
      return new MinMaxSeries(x, y);
    }
    double[] keptX = new double[2 * BINS + 2];
    double[] keptY = new double[2 * BINS + 2];
    int kept = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) bin * x.length / BINS);
      int to = (int) ((bin + 1L) * x.length / BINS);
      int least = from;
      int most = from;
      for (int i = from; i < to; i++) {
        least = y[i] < y[least] || Double.isNaN(y[least]) ? i : least;
        most = y[i] > y[most] || Double.isNaN(y[most]) ? i : most;
      }
      for (int i : new int[] {Math.min(least, most), Math.max(least, most)}) {
        keptX[kept] = x[i];
        keptY[kept++] = y[i];
      }
    }
    keptX[kept] = x[x.length - 1];
    keptY[kept++] = y[y.length - 1];
    return new MinMaxSeries(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
  }
}
