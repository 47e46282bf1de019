package io.github.lossmith.plotting.layout;

import java.util.ArrayList;
import java.util.List;

/** A long curve as a filled area between its lowest and highest point in every column. */
public final class Band {
  private static final double DENSE = 2.5;

  private Band() {}

  /** Whether a path has so many points that a band is drawn faster and looks the same. */
  public static boolean suits(Path path, Look look) {
    int last = path.size() - 1;
    double width = last < 1 ? 0 : path.x(last) - path.x(0);
    return width > 0 && path.size() > DENSE * width / look.column() && path.size() > 200;
  }

  /** The outline of the band around a path whose x do not decrease, for a line of that width. */
  public static Path around(Path path, double column, double lineWidth) {
    List<double[]> columns = columns(path, column);
    Path outline = new Path();
    for (double[] one : columns) {
      outline.add(one[0], one[1] - lineWidth / 2);
    }
    for (int i = columns.size() - 1; i >= 0; i--) {
      outline.add(columns.get(i)[0], columns.get(i)[2] + lineWidth / 2);
    }
    return outline;
  }

  /** Middle, top and bottom of each column; columns reach to their neighbours' nearest ends. */
  private static List<double[]> columns(Path path, double column) {
    List<double[]> columns = new ArrayList<>();
    double place = Double.NaN;
    for (int i = 0; i < path.size(); i++) {
      double here = Math.floor(path.x(i) / column);
      if (here != place) {
        double from = i == 0 ? path.y(0) : path.y(i - 1);
        columns.add(
            new double[] {
              (here + 0.5) * column, Math.min(from, path.y(i)), Math.max(from, path.y(i))
            });
        place = here;
      }
      double[] last = columns.get(columns.size() - 1);
      last[1] = Math.min(last[1], path.y(i));
      last[2] = Math.max(last[2], path.y(i));
    }
    return columns;
  }
}
