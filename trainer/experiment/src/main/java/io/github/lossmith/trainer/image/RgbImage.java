package io.github.lossmith.trainer.image;

/**
 * An image as bytes.
 *
 * <p>The array is not copied: it is made once by {@link ImageDecoder} and read by {@link
 * ImageResize}.
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final byte[] pixels;

  public RgbImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** [height x width x 3]: red, green, blue, unsigned, row by row. */
  public byte[] pixels() {
    return pixels;
  }
}
