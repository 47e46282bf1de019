package io.github.lossmith.trainer.dataset;

import java.util.Random;
import java.util.SplittableRandom;

/** The effect of augmentation on pixels, [side x side x 3], values in [0, 1]. */
final class PixelChange {
  /** Sixteen bits of a random long pick one, so a long serves four values; 256 KiB. */
  private static final int NORMALS = 1 << 16;

  /** Drawn once with an algorithm that Java specifies for all versions, then sampled at random. */
  private static final float[] NORMAL = normals();

  private PixelChange() {}

  static void flip(float[] image, int at, int side, boolean mirrored, boolean upsideDown) {
    if (mirrored) {
      for (int y = 0; y < side; y++) {
        mirrorRow(image, at + y * side * 3, side);
      }
    }
    if (upsideDown) {
      float[] row = new float[side * 3];
      for (int y = 0; y < side / 2; y++) {
        int upper = at + y * row.length;
        int lower = at + (side - 1 - y) * row.length;
        System.arraycopy(image, upper, row, 0, row.length);
        System.arraycopy(image, lower, image, upper, row.length);
        System.arraycopy(row, 0, image, lower, row.length);
      }
    }
  }

  private static void mirrorRow(float[] image, int start, int side) {
    for (int left = start, right = start + (side - 1) * 3; left < right; left += 3, right -= 3) {
      for (int channel = 0; channel < 3; channel++) {
        float kept = image[left + channel];
        image[left + channel] = image[right + channel];
        image[right + channel] = kept;
      }
    }
  }

  /** Contrast about the image's mean, then brightness, then clamped. */
  static void stretch(float[] image, int at, int length, float contrast, float brightness) {
    double sum = 0;
    for (int i = at; i < at + length; i++) {
      sum += image[i];
    }
    float mean = (float) (sum / length);
    for (int i = at; i < at + length; i++) {
      image[i] = unit((image[i] - mean) * contrast + mean + brightness);
    }
  }

  static void addNoise(float[] image, int at, int length, float deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = i % 4 == 0 ? random.nextLong() : bits >>> 16;
      image[at + i] = unit(image[at + i] + deviation * NORMAL[(int) bits & NORMALS - 1]);
    }
  }

  private static float[] normals() {
    Random random = new Random(0);
    float[] normals = new float[NORMALS];
    for (int i = 0; i < NORMALS; i++) {
      normals[i] = (float) random.nextGaussian();
    }
    return normals;
  }

  private static float unit(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
