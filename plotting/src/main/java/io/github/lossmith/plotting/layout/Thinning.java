package io.github.lossmith.plotting.layout;

/** Thins out paths with many points in a column of the surface. */
final class Thinning {
  private static final double DENSE = 2.2;

  private Thinning() {}

  /**
   * The path itself if it has few points for its width; else the first, lowest, highest and last
   * point of each column, in the order of the path, which covers the same columns to the same
   * heights.
   */
  static Path thin(Path path, double column) {
    int last = path.size() - 1;
    double columns = last < 0 ? 0 : Math.abs(path.x(last) - path.x(0)) / column;
    if (path.size() <= DENSE * Math.max(columns, 1)) {
      return path;
    }
    Path thinned = new Path();
    int from = 0;
    while (from <= last) {
      double place = Math.floor(path.x(from) / column);
      int to = from;
      while (to < last && Math.floor(path.x(to + 1) / column) == place) {
        to++;
      }
      addExtremes(path, from, to, thinned);
      from = to + 1;
    }
    return thinned;
  }

  private static void addExtremes(Path path, int from, int to, Path thinned) {
    int low = from;
    int high = from;
    for (int i = from; i <= to; i++) {
      low = path.y(i) < path.y(low) ? i : low;
      high = path.y(i) > path.y(high) ? i : high;
    }
    int before = -1;
    for (int i : new int[] {from, Math.min(low, high), Math.max(low, high), to}) {
      if (i != before) {
        thinned.add(path.x(i), path.y(i));
      }
      before = i;
    }
  }
}
