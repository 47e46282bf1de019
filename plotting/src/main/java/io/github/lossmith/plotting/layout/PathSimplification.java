package io.github.lossmith.plotting.layout;

/** Drops the points of a path that are visually on a straight line. */
final class PathSimplification {
  /** Smallest visible distance, relative to a column's width. */
  private static final double SEEN = 0.05;

  private final PointPath path;
  private final double tolerance;
  private final PointPath kept = new PointPath();
  private double anchorX;
  private double anchorY;
  private double least;
  private double most;

  private PathSimplification(PointPath path, double tolerance) {
    this.path = path;
    this.tolerance = tolerance;
  }

  /**
   * The path without the points that a line from a kept one to the next passes within the tolerance
   * above or below (the cone of Sklansky &amp; Gonzalez, 1980, in one pass). Where the path does
   * not lead to the right, every point is kept.
   */
  static PointPath of(PointPath path, FigureMetrics metrics) {
    return path.size() < 3
        ? path
        : new PathSimplification(path, SEEN * metrics.column()).straightened();
  }

  private PointPath straightened() {
    int last = path.size() - 1;
    keep(0);
    for (int i = 1; i < last; i++) {
      narrow(i);
      if (!reaches(i + 1)) {
        keep(i);
      }
    }
    kept.add(path.x(last), path.y(last));
    return kept;
  }

  private void keep(int i) {
    anchorX = path.x(i);
    anchorY = path.y(i);
    kept.add(anchorX, anchorY);
    least = Double.NEGATIVE_INFINITY;
    most = Double.POSITIVE_INFINITY;
  }

  /** Restricts the cone of slopes to those that pass a point. */
  private void narrow(int i) {
    double run = path.x(i) - anchorX;
    double rise = path.y(i) - anchorY;
    least = Math.max(least, (rise - tolerance) / run);
    most = Math.min(most, (rise + tolerance) / run);
  }

  private boolean reaches(int i) {
    double slope = (path.y(i) - anchorY) / (path.x(i) - anchorX);
    return path.x(i) > path.x(i - 1) && path.x(i - 1) > anchorX && slope >= least && slope <= most;
  }
}
