package io.github.lossmith.trainer.image;

import java.util.Arrays;

/**
 * Resizing with a triangle filter that widens when it shrinks: bilinear with antialiasing, the same
 * as PIL's {@code BILINEAR} and PyTorch's {@code interpolate(mode="bilinear", antialias=True)}, but
 * not rounded to whole levels on the way. The aspect ratio is not kept.
 */
public final class ImageResize {
  private ImageResize() {}

  /**
   * The image in {@code side x side} pixels.
   *
   * @return [side x side x 3], values in [0, 1]
   */
  public static float[] toSquare(RgbImage image, int side) {
    float[] out = new float[side * side * 3];
    toSquare(image, side, out, 0);
    return out;
  }

  /** Resizes like {@link #toSquare(RgbImage, int)}, into {@code out} from {@code at}. */
  public static void toSquare(RgbImage image, int side, float[] out, int at) {
    ResizeAxis columns = ResizeAxis.of(image.width(), side);
    ResizeAxis rows = ResizeAxis.of(image.height(), side);
    float[] narrow = new float[image.height() * side * 3];
    for (int y = 0; y < image.height(); y++) {
      shrinkRow(image, y, columns, narrow, y * side * 3);
    }
    for (int y = 0; y < side; y++) {
      shrinkColumns(narrow, rows, y, side * 3, out, at + y * side * 3);
    }
  }

  private static void shrinkRow(RgbImage image, int y, ResizeAxis axis, float[] out, int start) {
    byte[] pixels = image.pixels();
    int row = y * image.width() * 3;
    int at = start;
    for (int k = 0, w = 0; k < axis.first.length; k++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      int p = row + axis.first[k] * 3;
      for (int t = 0; t < axis.taps; t++, w++, p += 3) {
        float weight = axis.weights[w];
        red += weight * (pixels[p] & 0xff);
        green += weight * (pixels[p + 1] & 0xff);
        blue += weight * (pixels[p + 2] & 0xff);
      }
      out[at++] = red;
      out[at++] = green;
      out[at++] = blue;
    }
  }

  private static void shrinkColumns(
      float[] rows, ResizeAxis axis, int y, int length, float[] out, int at) {
    Arrays.fill(out, at, at + length, 0);
    for (int t = 0; t < axis.taps; t++) {
      float weight = axis.weights[y * axis.taps + t] / 255;
      int row = (axis.first[y] + t) * length;
      for (int i = 0; i < length; i++) {
        out[at + i] += weight * rows[row + i];
      }
    }
  }
}
