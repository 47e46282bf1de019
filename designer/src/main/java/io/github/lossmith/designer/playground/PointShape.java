package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.playground.PointSet.Labelled;
import java.util.Locale;
import java.util.Random;

/** How the two classes lie in the square from -1 to 1. */
public enum PointShape {
  /** Two round clouds that overlap as they grow. */
  BLOBS,
  /** Two half circles, each reaching into the other. */
  MOONS,
  /** The rare class within a ring of the common one. */
  RING,
  /** Two arms around the middle. */
  SPIRALS;

  /** Standard deviation of the clouds at spread 0, where they are a whole width apart. */
  private static final double NARROWEST = 0.1;

  /** What spread 1 adds to it; the clouds then overlap in their middles. */
  private static final double WIDENING = 0.3;

  /** The other shapes are lines, which need less to overlap. */
  private static final double LINE_WIDENING = 0.2;

  /** Each arm goes once around: as much as the larger network learns within a minute. */
  private static final double TURNS = 1;

  /** The word in message keys and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A point of a class; {@code spread} in [0, 1] is how far it may lie off its shape. */
  Labelled point(Random random, boolean rare, double spread) {
    double[] place =
        switch (this) {
          case BLOBS -> rare ? new double[] {0.4, 0.25} : new double[] {-0.25, -0.15};
          case MOONS -> moon(Math.PI * random.nextDouble(), rare);
          case RING -> ring(2 * Math.PI * random.nextDouble(), rare ? 0.25 : 0.75);
          case SPIRALS -> spiral(Math.sqrt(random.nextDouble()), rare);
        };
    double deviation =
        this == BLOBS ? NARROWEST + WIDENING * spread : 0.02 + LINE_WIDENING * spread;
    return new Labelled(
        place[0] + deviation * random.nextGaussian(),
        place[1] + deviation * random.nextGaussian(),
        rare);
  }

  private static double[] moon(double angle, boolean rare) {
    double x = 0.55 * Math.cos(angle);
    double y = 0.55 * Math.sin(angle);
    return rare ? new double[] {0.28 - x, 0.15 - y} : new double[] {x - 0.28, y - 0.15};
  }

  private static double[] ring(double angle, double radius) {
    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
  }

  private static double[] spiral(double share, boolean rare) {
    double angle = 2 * Math.PI * TURNS * share + (rare ? Math.PI : 0);
    return ring(angle, 0.1 + 0.8 * share);
  }
}
