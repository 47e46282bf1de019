package io.github.lossmith.trainer.prior;

import io.github.lossmith.trainer.experiment.DetectorSettings;
import java.util.List;

/**
 * The default boxes of an SSD detector, in the order of its outputs: feature map by map, row by
 * row, cell by cell, and in each cell the small square, the large square, then for each ratio r a
 * wide (w : h = r) and a tall box.
 *
 * <p>The small square has the map's minimum size, the large one the geometric mean of minimum and
 * maximum; the others have the area of the small one. Centres are (i + ½)/map. All four numbers are
 * clamped to [0, 1], as fractions of the image.
 */
public final class Priors {
  private final float[] centred;
  private final float[] corners;
  private final int perCell;

  private Priors(float[] centred, int perCell) {
    this.centred = centred;
    this.corners = corners(centred);
    this.perCell = perCell;
  }

  /**
   * Lays the boxes out.
   *
   * @param size side of the square input that {@code minimum} and {@code maximum} refer to, pixels
   * @param maps sides of the feature maps, cells
   * @param minimum a size for each map, pixels
   * @param maximum a size for each map, pixels
   * @param ratios aspect ratios beside 1, each used both ways
   * @throws IllegalArgumentException if the lists for the maps differ in length
   */
  public static Priors of(
      int size,
      List<Integer> maps,
      List<Double> minimum,
      List<Double> maximum,
      List<Double> ratios) {
    if (maps.size() != minimum.size() || maps.size() != maximum.size()) {
      throw new IllegalArgumentException(
          "maps, minimum, maximum: " + maps.size() + ", " + minimum.size() + ", " + maximum.size());
    }
    int perCell = 2 + 2 * ratios.size();
    int cells = maps.stream().mapToInt(map -> map * map).sum();
    float[] boxes = new float[cells * perCell * 4];
    int at = 0;
    for (int m = 0; m < maps.size(); m++) {
      double[] shapes = shapes(minimum.get(m) / size, maximum.get(m) / size, ratios);
      at = layOut(maps.get(m), shapes, boxes, at);
    }
    return new Priors(boxes, perCell);
  }

  /** The default boxes of a detector. */
  public static Priors of(DetectorSettings settings) {
    return of(
        settings.size(),
        settings.maps(),
        settings.minimumSizes(),
        settings.maximumSizes(),
        settings.ratios());
  }

  /**
   * The 3000 boxes of the usual detector, with sizes of 20 % to 110 % of 300 pixels
   * (docs/detector.md).
   */
  public static Priors ssd300() {
    return of(
        300,
        List.of(19, 10, 5, 3, 2, 1),
        List.of(60., 105., 150., 195., 240., 285.),
        List.of(105., 150., 195., 240., 285., 330.),
        List.of(2., 3.));
  }

  private static double[] shapes(double small, double maximum, List<Double> ratios) {
    double[] shapes = new double[4 + 4 * ratios.size()];
    shapes[0] = shapes[1] = small;
    shapes[2] = shapes[3] = Math.sqrt(small * maximum);
    for (int r = 0; r < ratios.size(); r++) {
      double root = Math.sqrt(ratios.get(r));
      shapes[4 + 4 * r] = shapes[7 + 4 * r] = small * root;
      shapes[5 + 4 * r] = shapes[6 + 4 * r] = small / root;
    }
    return shapes;
  }

  private static int layOut(int map, double[] shapes, float[] boxes, int start) {
    int at = start;
    for (int row = 0; row < map; row++) {
      for (int column = 0; column < map; column++) {
        for (int s = 0; s < shapes.length; s += 2) {
          boxes[at++] = unit((column + 0.5) / map);
          boxes[at++] = unit((row + 0.5) / map);
          boxes[at++] = unit(shapes[s]);
          boxes[at++] = unit(shapes[s + 1]);
        }
      }
    }
    return at;
  }

  private static float unit(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }

  private static float[] corners(float[] centred) {
    float[] corners = new float[centred.length];
    for (int i = 0; i < centred.length; i += 4) {
      for (int axis = 0; axis < 2; axis++) {
        float half = centred[i + 2 + axis] / 2;
        corners[i + axis] = centred[i + axis] - half;
        corners[i + 2 + axis] = centred[i + axis] + half;
      }
    }
    return corners;
  }

  /** How many. */
  public int count() {
    return centred.length / 4;
  }

  /** How many share a cell. */
  public int perCell() {
    return perCell;
  }

  /** A copy, [count x 4]: centre x, centre y, width, height; fractions of the image. */
  public float[] centred() {
    return centred.clone();
  }

  /** A copy, [count x 4]: left, top, right, bottom; fractions, may reach out of the image. */
  public float[] corners() {
    return corners.clone();
  }

  float[] sharedCentred() {
    return centred;
  }

  float[] sharedCorners() {
    return corners;
  }
}
