package io.github.lossmith.trainer.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Converts decoded images to red, green and blue bytes. Gray values are repeated as they are, not
 * converted between colour spaces; of 16 bits the upper 8 stay; transparency is dropped.
 */
final class RgbPixels {
  /** The upper 8 of 16 bits are kept; the range of wider samples is unknown. */
  private static final int MOST_BITS = 16;

  private RgbPixels() {}

  /** False for floating-point samples and those of more than 16 bits, whose range is unknown. */
  static boolean canRead(BufferedImage image) {
    int type = image.getRaster().getTransferType();
    boolean whole = type != DataBuffer.TYPE_FLOAT && type != DataBuffer.TYPE_DOUBLE;
    ColorModel colours = image.getColorModel();
    return whole && Arrays.stream(colours.getComponentSize()).allMatch(bits -> bits <= MOST_BITS);
  }

  static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    ColorModel colours = image.getColorModel();
    int space = colours.getColorSpace().getType();
    boolean plain = space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY;
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return new RgbImage(width, height, swapped(image.getRaster()));
    }
    if (space == ColorSpace.TYPE_CMYK) {
      return CmykRaster.ofInks(image.getRaster(), colours.getComponentSize(0));
    }
    if (plain && !(colours instanceof IndexColorModel)) {
      return new RgbImage(width, height, samples(image.getRaster(), colours));
    }
    return new RgbImage(width, height, converted(image));
  }

  private static byte[] swapped(Raster raster) {
    byte[] blueFirst = ((DataBufferByte) raster.getDataBuffer()).getData();
    byte[] pixels = new byte[blueFirst.length];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = blueFirst[i + 2];
      pixels[i + 1] = blueFirst[i + 1];
      pixels[i + 2] = blueFirst[i];
    }
    return pixels;
  }

  private static byte[] samples(Raster raster, ColorModel colours) {
    int width = raster.getWidth();
    byte[] pixels = new byte[width * raster.getHeight() * 3];
    int step = raster.getNumBands() < 3 ? 0 : 1;
    int[] row = new int[width];
    for (int band = 0; band < 3; band++) {
      int maximum = (1 << colours.getComponentSize(band * step)) - 1;
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band * step, row);
        for (int x = 0; x < width; x++) {
          pixels[(y * width + x) * 3 + band] = (byte) (row[x] * 255L / maximum);
        }
      }
    }
    return pixels;
  }

  private static byte[] converted(BufferedImage image) {
    int[] packed =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    byte[] pixels = new byte[packed.length * 3];
    for (int i = 0; i < packed.length; i++) {
      pixels[3 * i] = (byte) (packed[i] >> 16);
      pixels[3 * i + 1] = (byte) (packed[i] >> 8);
      pixels[3 * i + 2] = (byte) packed[i];
    }
    return pixels;
  }
}
