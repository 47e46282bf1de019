package io.github.lossmith.plotting.layout;

import java.util.Arrays;

/** A long curve as the bars between its lowest and highest point in every column. */
public final class ColumnEnvelope {
  private static final double DENSE = 2.5;
  private static final int LEAST_POINTS = 200;

  private final double column;
  private double[] left = new double[256];
  private double[] top = new double[256];
  private double[] bottom = new double[256];
  private int size;

  private ColumnEnvelope(double column) {
    this.column = column;
  }

  /** Whether a path has so many points that a band is drawn faster and looks the same. */
  public static boolean suits(PointPath path, FigureMetrics metrics) {
    int last = path.size() - 1;
    double width = last < 1 ? 0 : path.x(last) - path.x(0);
    return width > 0
        && path.size() > DENSE * width / metrics.column()
        && path.size() > LEAST_POINTS;
  }

  /** The band of a path whose x do not decrease; each bar touches the one before. */
  public static ColumnEnvelope of(PointPath path, double column) {
    ColumnEnvelope band = new ColumnEnvelope(column);
    double place = Double.NaN;
    for (int i = 0; i < path.size(); i++) {
      double here = Math.floor(path.x(i) / column);
      double y = path.y(i);
      if (here != place) {
        band.start(here * column, i == 0 ? y : path.y(i - 1));
        place = here;
      }
      int now = band.size - 1;
      band.top[now] = Math.min(band.top[now], y);
      band.bottom[now] = Math.max(band.bottom[now], y);
    }
    return band;
  }

  private void start(double x, double y) {
    if (size == left.length) {
      left = Arrays.copyOf(left, 2 * size);
      top = Arrays.copyOf(top, 2 * size);
      bottom = Arrays.copyOf(bottom, 2 * size);
    }
    left[size] = x;
    top[size] = y;
    bottom[size] = y;
    size++;
  }

  /** How many bars there are. */
  public int size() {
    return size;
  }

  /** The left side of a bar. */
  public double left(int i) {
    return left[i];
  }

  /** The width of every bar. */
  public double column() {
    return column;
  }

  /** The least y of a bar, which is its upper end. */
  public double top(int i) {
    return top[i];
  }

  /** The greatest y of a bar. */
  public double bottom(int i) {
    return bottom[i];
  }
}
