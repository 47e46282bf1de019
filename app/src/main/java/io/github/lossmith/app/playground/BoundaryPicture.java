package io.github.lossmith.app.playground;

import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.SmallNetwork;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelWriter;

/**
 * A square of pixels: the probability of the rare class as a tint, the boundary where it is one
 * half, and the points. Computed from a grid of the network's margins, off the screen's thread.
 */
final class BoundaryPicture {
  /** Networks of this size bend on a scale of a tenth of the square; 33 places a side show it. */
  private static final int GRID = 33;

  /** The square that is seen, from -SEEN to SEEN; some points of a cloud lie outside of [-1, 1]. */
  static final double SEEN = 1.15;

  /** Colours have 256 steps. */
  private static final int TINTS = 256;

  /** At this margin p is 0.9997, whose tint is that of 1. */
  private static final double FULL = 8;

  private static final int OPAQUE = 0xff000000;

  /** Pixels of a picture for which points of the full size are made. */
  private static final int LARGE = 120;

  private final int size;

  /** Opaque ARGB, row by row from the top left. */
  private final int[] pixels;

  private BoundaryPicture(int size, int[] pixels) {
    this.size = size;
    this.pixels = pixels;
  }

  /** A picture without pixels. */
  static BoundaryPicture empty() {
    return new BoundaryPicture(0, new int[0]);
  }

  /** Pixels of a side. */
  int size() {
    return size;
  }

  /** The colour of a pixel, from the top left, as 0xRRGGBB. */
  int colour(int x, int y) {
    return pixels[y * size + x] & 0xffffff;
  }

  /** Fills an image of this size. */
  void writeTo(PixelWriter image) {
    image.setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
  }

  static BoundaryPicture of(SmallNetwork network, PointSet points, int size, PictureColours tone) {
    double[] margins = margins(network);
    int[] pixels = new int[size * size];
    int[] tints = tints(tone);
    double[] above = new double[size];
    for (int j = 0; j < size; j++) {
      double left = 0;
      for (int i = 0; i < size; i++) {
        double margin = between(margins, i / (size - 1.0), j / (size - 1.0));
        boolean beside = i > 0 && margin > 0 != left > 0;
        boolean crossed = beside || (j > 0 && margin > 0 != above[i] > 0);
        pixels[j * size + i] = OPAQUE | (crossed ? tone.boundary() : tints[tint(margin)]);
        left = margin;
        above[i] = margin;
      }
    }
    BoundaryPicture picture = new BoundaryPicture(size, pixels);
    picture.draw(points, false, tone);
    picture.draw(points, true, tone);
    return picture;
  }

  /** The tints of margins in even steps, since a logistic function for each pixel takes long. */
  private static int[] tints(PictureColours tone) {
    int[] tints = new int[TINTS];
    for (int i = 0; i < TINTS; i++) {
      double margin = FULL * (2 * i / (TINTS - 1.0) - 1);
      tints[i] = tone.ground(1 / (1 + Math.exp(-margin)));
    }
    tints[0] = tone.ground(0);
    tints[TINTS - 1] = tone.ground(1);
    return tints;
  }

  private static int tint(double margin) {
    double place = (margin / FULL + 1) / 2 * (TINTS - 1);
    return (int) Math.max(0, Math.min(TINTS - 1, place));
  }

  private static double[] margins(SmallNetwork network) {
    double[] margins = new double[GRID * GRID];
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < GRID; i++) {
        double x = SEEN * (2 * i / (GRID - 1.0) - 1);
        double y = SEEN * (1 - 2 * j / (GRID - 1.0));
        margins[j * GRID + i] = network.margin(x, y);
      }
    }
    return margins;
  }

  /** Bilinear; {@code x} and {@code y} in [0, 1]. */
  private static double between(double[] margins, double x, double y) {
    int i = Math.min(GRID - 2, (int) (x * (GRID - 1)));
    int j = Math.min(GRID - 2, (int) (y * (GRID - 1)));
    double right = x * (GRID - 1) - i;
    double down = y * (GRID - 1) - j;
    int at = j * GRID + i;
    double upper = margins[at] + right * (margins[at + 1] - margins[at]);
    double lower = margins[at + GRID] + right * (margins[at + GRID + 1] - margins[at + GRID]);
    return upper + down * (lower - upper);
  }

  private void draw(PointSet points, boolean rare, PictureColours tone) {
    for (int k = 0; k < points.size(); k++) {
      if (points.isRare(k) == rare) {
        int x = (int) Math.round((points.x(k) / SEEN + 1) / 2 * (size - 1));
        int y = (int) Math.round((1 - points.y(k) / SEEN) / 2 * (size - 1));
        if (rare) {
          diamond(x, y, size < LARGE ? 2 : 5, tone.edge());
          diamond(x, y, size < LARGE ? 1 : 4, tone.point(true));
        } else {
          square(x, y, size < LARGE ? 1 : 2, tone.point(false));
        }
      }
    }
  }

  private void square(int x, int y, int side, int colour) {
    for (int j = y; j < y + side; j++) {
      for (int i = x; i < x + side; i++) {
        set(i, j, colour);
      }
    }
  }

  private void diamond(int x, int y, int reach, int colour) {
    for (int j = -reach; j <= reach; j++) {
      int half = reach - Math.abs(j);
      for (int i = -half; i <= half; i++) {
        set(x + i, y + j, colour);
      }
    }
  }

  private void set(int x, int y, int colour) {
    if (x >= 0 && y >= 0 && x < size && y < size) {
      pixels[y * size + x] = OPAQUE | colour;
    }
  }
}
