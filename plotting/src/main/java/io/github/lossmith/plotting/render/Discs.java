package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Rgb;
import java.util.Arrays;

/** Discs and circles as polygons. */
public final class Discs {
  private static final int CORNERS = 28;
  private static final double RIM = 1.3;

  private Discs() {}

  /** A disc with an outline in another colour. */
  public static void ring(Surface surface, double x, double y, double radius, Rgb rim, Rgb inside) {
    surface.polygon(xs(x, radius), ys(y, radius), rim, 1);
    if (!rim.equals(inside)) {
      double inner = Math.max(0, radius - Math.min(RIM, radius / 3));
      surface.polygon(xs(x, inner), ys(y, inner), inside, 1);
    }
  }

  /** A circle. */
  public static void outline(
      Surface surface, double x, double y, double radius, LineStroke stroke) {
    surface.polyline(xs(x, radius), ys(y, radius), stroke);
  }

  private static double[] xs(double x, double radius) {
    double[] xs = new double[CORNERS + 1];
    Arrays.setAll(xs, i -> x + radius * Math.cos(2 * Math.PI * i / CORNERS));
    return xs;
  }

  private static double[] ys(double y, double radius) {
    double[] ys = new double[CORNERS + 1];
    Arrays.setAll(ys, i -> y + radius * Math.sin(2 * Math.PI * i / CORNERS));
    return ys;
  }
}
