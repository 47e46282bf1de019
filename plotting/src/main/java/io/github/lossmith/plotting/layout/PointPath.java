package io.github.lossmith.plotting.layout;

import java.util.Arrays;

/** A growing line of points on the surface. */
public final class PointPath {
  private double[] x = new double[64];
  private double[] y = new double[64];
  private int size;

  void add(double px, double py) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = px;
    y[size] = py;
    size++;
  }

  public int size() {
    return size;
  }

  public double x(int i) {
    return x[i];
  }

  public double y(int i) {
    return y[i];
  }

  /** All x. */
  public double[] xs() {
    return Arrays.copyOf(x, size);
  }

  /** All y. */
  public double[] ys() {
    return Arrays.copyOf(y, size);
  }
}
