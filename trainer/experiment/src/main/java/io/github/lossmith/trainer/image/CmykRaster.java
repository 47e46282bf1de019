package io.github.lossmith.trainer.image;

import java.awt.image.Raster;

/**
 * Images with four inks: of JPEG, which Java's reader returns as stored, C, M, Y, K or Y, Cb, Cr,
 * K, and of TIFF.
 */
final class CmykRaster {
  private CmykRaster() {}

  /** Red is (255 - cyan)(255 - black)/255, and so on: no colour profile is applied. */
  static RgbImage toRgb(Raster raster, JpegMarkers markers) {
    int width = raster.getWidth();
    byte[] pixels = new byte[width * raster.getHeight() * 3];
    int[] row = new int[width * 4];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        if (markers.transform() == 2) {
          toCmy(row, 4 * x);
        }
        put(row, 4 * x, markers.adobe(), pixels, (y * width + x) * 3);
      }
    }
    return new RgbImage(width, raster.getHeight(), pixels);
  }

  /** Inks as TIFF has them, 0 for none, by the same formula; of 16 bits the upper 8 stay. */
  static RgbImage ofInks(Raster raster, int bits) {
    int width = raster.getWidth();
    int maximum = (1 << bits) - 1;
    byte[] pixels = new byte[width * raster.getHeight() * 3];
    int[] all = new int[width * raster.getNumBands()];
    int[] inks = new int[4];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, all);
      for (int x = 0; x < width; x++) {
        for (int ink = 0; ink < inks.length; ink++) {
          inks[ink] = all[x * raster.getNumBands() + ink] * 255 / maximum;
        }
        put(inks, 0, /* inverted= */ false, pixels, (y * width + x) * 3);
      }
    }
    return new RgbImage(width, raster.getHeight(), pixels);
  }

  private static void toCmy(int[] row, int at) {
    double blueness = row[at + 1] - 128;
    double redness = row[at + 2] - 128;
    double light = row[at];
    // From YCbCr to RGB as in JFIF 1.02 (ITU-R BT.601), then inverted.
    row[at] = 255 - level(light + 1.402 * redness);
    row[at + 1] = 255 - level(light - 0.344136 * blueness - 0.714136 * redness);
    row[at + 2] = 255 - level(light + 1.772 * blueness);
  }

  private static int level(double value) {
    return (int) Math.round(Math.max(0, Math.min(255, value)));
  }

  private static void put(int[] row, int at, boolean inverted, byte[] pixels, int to) {
    int black = inverted ? row[at + 3] : 255 - row[at + 3];
    for (int channel = 0; channel < 3; channel++) {
      int ink = inverted ? row[at + channel] : 255 - row[at + channel];
      pixels[to + channel] = (byte) ((ink * black + 127) / 255);
    }
  }
}
