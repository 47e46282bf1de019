package io.github.lossmith.trainer.generated;

import java.util.SplittableRandom;

/** Backgrounds: smooth blotches of several sizes around one colour. Values in [0, 255]. */
final class GeneratedTexture {
  private GeneratedTexture() {}

  /** [side x side x 3]. */
  static float[] background(int side, SplittableRandom random) {
    float[] pixels = new float[side * side * 3];
    for (int channel = 0; channel < 3; channel++) {
      // Between 60 and 195 of 255, so that the blotches seldom reach black or white.
      float base = (float) (60 + 135 * random.nextDouble());
      for (int i = channel; i < pixels.length; i += 3) {
        pixels[i] = base;
      }
    }
    // Blotches of 53 down to 7 of 160 pixels; the smaller, the fainter.
    for (int cells = 3; cells <= 24; cells *= 2) {
      addBlotches(pixels, side, cells, 60.0 / Math.sqrt(cells), random);
    }
    return pixels;
  }

  /** Value noise: random values on a grid, bilinear between them; a part of it in all channels. */
  private static void addBlotches(
      float[] pixels, int side, int cells, double strength, SplittableRandom random) {
    float[] grid = new float[(cells + 2) * (cells + 2) * 3];
    for (int i = 0; i < grid.length; i += 3) {
      double common = random.nextDouble() - 0.5;
      for (int channel = 0; channel < 3; channel++) {
        grid[i + channel] = (float) (strength * (common + 0.6 * (random.nextDouble() - 0.5)));
      }
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        blend(
            grid,
            cells,
            (float) x * cells / side,
            (float) y * cells / side,
            pixels,
            3 * (y * side + x));
      }
    }
  }

  private static void blend(float[] grid, int cells, float x, float y, float[] pixels, int at) {
    int column = (int) x;
    int row = (int) y;
    float right = x - column;
    float down = y - row;
    int width = (cells + 2) * 3;
    int corner = row * width + column * 3;
    for (int channel = 0; channel < 3; channel++) {
      int c = corner + channel;
      float upper = grid[c] + right * (grid[c + 3] - grid[c]);
      float lower = grid[c + width] + right * (grid[c + width + 3] - grid[c + width]);
      pixels[at + channel] += upper + down * (lower - upper);
    }
  }

  /** Independent noise of every value, triangular, up to {@code strength}. */
  static void addGrain(float[] pixels, double strength, SplittableRandom random) {
    for (int i = 0; i < pixels.length; i++) {
      double first = random.nextDouble();
      pixels[i] += (float) (strength * (first - random.nextDouble()));
    }
  }
}
