package io.github.lossmith.designer.playground;

import java.util.ArrayList;
import java.util.List;

/** Points of two classes, the common one and the rare one. Immutable. */
public final class PointSet {
  /** Five times what the playground is promised to be fluent with. */
  public static final int MOST_POINTS = 5000;

  private final double[] x;
  private final double[] y;
  private final boolean[] rare;

  /**
   * A labelled point.
   *
   * @param x from left to right, seen from -1 to 1
   * @param y upwards, seen from -1 to 1
   * @param rare whether it is labelled as one of the rare class
   */
  public record Labelled(double x, double y, boolean rare) {}

  /**
   * Copies the points.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_POINTS}
   */
  public PointSet(List<Labelled> points) {
    if (points.size() > MOST_POINTS) {
      throw new IllegalArgumentException(points.size() + " points");
    }
    x = points.stream().mapToDouble(Labelled::x).toArray();
    y = points.stream().mapToDouble(Labelled::y).toArray();
    rare = new boolean[x.length];
    for (int i = 0; i < rare.length; i++) {
      rare[i] = points.get(i).rare();
    }
  }

  /** The number of points. */
  public int size() {
    return x.length;
  }

  /** The number of points of the rare class. */
  public int rareCount() {
    int count = 0;
    for (boolean one : rare) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Whether both classes occur, without which nothing can be learned. */
  public boolean hasBothClasses() {
    return rareCount() > 0 && rareCount() < size();
  }

  public double x(int i) {
    return x[i];
  }

  public double y(int i) {
    return y[i];
  }

  /** Whether a point is labelled as one of the rare class. */
  public boolean isRare(int i) {
    return rare[i];
  }

  /** The same points and one more; the oldest goes where there are too many. */
  public PointSet with(Labelled point) {
    List<Labelled> all = new ArrayList<>();
    for (int i = size() == MOST_POINTS ? 1 : 0; i < size(); i++) {
      all.add(new Labelled(x[i], y[i], rare[i]));
    }
    all.add(point);
    return new PointSet(all);
  }
}
