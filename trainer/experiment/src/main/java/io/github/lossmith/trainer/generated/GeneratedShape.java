package io.github.lossmith.trainer.generated;

import io.github.lossmith.trainer.box.ObjectBox;
import java.util.SplittableRandom;

/**
 * A circle, a turned square or a turned equilateral triangle of one colour.
 *
 * @param kind index in {@link GeneratedImages#CLASSES}
 * @param x centre, pixels
 * @param y centre, pixels
 * @param radius of the circle around it
 * @param angle in radians
 */
record GeneratedShape(
    int kind, double x, double y, double radius, double angle, float red, float green, float blue) {
  /** 16 samples a pixel: edges with 17 levels. */
  private static final int SAMPLES = 4;

  static GeneratedShape random(int side, double smallest, double largest, SplittableRandom random) {
    double size = smallest * StrictMath.pow(largest / smallest, random.nextDouble());
    double room = side - size - 2;
    return new GeneratedShape(
        random.nextInt(GeneratedImages.CLASSES.size()),
        1 + size / 2 + room * random.nextDouble(),
        1 + size / 2 + room * random.nextDouble(),
        size / 2,
        // Turned by up to 0.3 radians, 17 degrees, either way.
        (random.nextDouble() - 0.5) * 0.6,
        colour(random),
        colour(random),
        colour(random));
  }

  private static float colour(SplittableRandom random) {
    return (float) (255 * random.nextDouble());
  }

  String name() {
    return GeneratedImages.CLASSES.get(kind);
  }

  /** The smallest box around it. */
  ObjectBox bounds() {
    if (kind == 0) {
      return new ObjectBox(x - radius, y - radius, x + radius, y + radius);
    }
    ObjectBox box = new ObjectBox(x, y, x, y);
    for (int corner = 0; corner < corners(); corner++) {
      double direction = direction(corner);
      double cx = x + radius * StrictMath.sin(direction);
      double cy = y - radius * StrictMath.cos(direction);
      box =
          new ObjectBox(
              Math.min(box.xmin(), cx),
              Math.min(box.ymin(), cy),
              Math.max(box.xmax(), cx),
              Math.max(box.ymax(), cy));
    }
    return box;
  }

  private int corners() {
    return kind == 1 ? 4 : 3;
  }

  /** The direction of a corner, clockwise from the top; an unturned square stands on its side. */
  private double direction(int corner) {
    double step = 2 * Math.PI / corners();
    return angle + corner * step + (kind == 1 ? step / 2 : 0);
  }

  /** Paints over the image, with smooth edges. */
  void paint(float[] pixels, int side) {
    double[] normals = normals();
    ObjectBox box = bounds().clippedTo(side, side);
    for (int row = (int) box.ymin(); row < Math.ceil(box.ymax()); row++) {
      for (int column = (int) box.xmin(); column < Math.ceil(box.xmax()); column++) {
        blend(pixels, 3 * (row * side + column), coverage(column, row, normals));
      }
    }
  }

  private void blend(float[] pixels, int at, float share) {
    pixels[at] += share * (red - pixels[at]);
    pixels[at + 1] += share * (green - pixels[at + 1]);
    pixels[at + 2] += share * (blue - pixels[at + 2]);
  }

  private float coverage(int column, int row, double[] normals) {
    int inside = 0;
    for (int upper = 0; upper < SAMPLES; upper++) {
      double dy = row + (upper + 0.5) / SAMPLES - y;
      for (int left = 0; left < SAMPLES; left++) {
        double dx = column + (left + 0.5) / SAMPLES - x;
        inside += covers(dx, dy, normals) ? 1 : 0;
      }
    }
    return (float) inside / (SAMPLES * SAMPLES);
  }

  /** The outward normals of the sides, x and y in turn. */
  private double[] normals() {
    double[] normals = new double[kind == 0 ? 0 : 2 * corners()];
    for (int i = 0; i < normals.length; i += 2) {
      double middle = direction(i / 2) + Math.PI / corners();
      normals[i] = StrictMath.sin(middle);
      normals[i + 1] = -StrictMath.cos(middle);
    }
    return normals;
  }

  private boolean covers(double dx, double dy, double[] normals) {
    if (kind == 0) {
      return dx * dx + dy * dy <= radius * radius;
    }
    double reach = radius * (kind == 1 ? StrictMath.sqrt(0.5) : 0.5);
    for (int i = 0; i < normals.length; i += 2) {
      if (dx * normals[i] + dy * normals[i + 1] > reach) {
        return false;
      }
    }
    return true;
  }
}
