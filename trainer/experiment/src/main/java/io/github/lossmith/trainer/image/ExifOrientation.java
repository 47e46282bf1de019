package io.github.lossmith.trainer.image;

/**
 * How a stored image has to be transformed to be upright: the values of EXIF's orientation mark,
 * tag 0x0112 of CIPA DC-008.
 */
public enum ExifOrientation {
  /** Row 0 is the top and column 0 the left side: nothing to do. */
  NONE(1),
  /** Mirrored horizontally. */
  MIRROR(2),
  /** Half a turn. */
  HALF(3),
  /** Mirrored vertically. */
  FLIP(4),
  /** Rows become columns. */
  TRANSPOSE(5),
  /** A quarter turn clockwise. */
  CLOCKWISE(6),
  /** Rows become columns, from the other corner. */
  TRANSVERSE(7),
  /** A quarter turn counter-clockwise. */
  COUNTER_CLOCKWISE(8);

  private final int mark;

  ExifOrientation(int mark) {
    this.mark = mark;
  }

  /** The transformation for a mark; none for values that the standard does not define. */
  static ExifOrientation ofMark(int mark) {
    for (ExifOrientation turn : values()) {
      if (turn.mark == mark) {
        return turn;
      }
    }
    return NONE;
  }

  /** The value of the mark, 1 to 8. */
  public int mark() {
    return mark;
  }

  /** True if width and height change places. */
  public boolean isSideways() {
    return mark >= TRANSPOSE.mark;
  }

  /** The size after the turn. */
  public ImageDecoder.Size of(ImageDecoder.Size stored) {
    return isSideways()
        ? new ImageDecoder.Size(/* width= */ stored.height(), /* height= */ stored.width())
        : stored;
  }

  /** The picture after the turn; the same object where there is nothing to do. */
  RgbImage of(RgbImage stored) {
    if (this == NONE) {
      return stored;
    }
    int width = isSideways() ? stored.height() : stored.width();
    int height = isSideways() ? stored.width() : stored.height();
    byte[] from = stored.pixels();
    byte[] pixels = new byte[from.length];
    for (int y = 0, to = 0; y < height; y++) {
      for (int x = 0; x < width; x++, to += 3) {
        int at = source(x, y, width - 1 - x, height - 1 - y, stored.width());
        pixels[to] = from[at];
        pixels[to + 1] = from[at + 1];
        pixels[to + 2] = from[at + 2];
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /**
   * The index in the stored picture of a pixel of the upright one.
   *
   * @param x from the left, {@code right} from the right side
   * @param y from the top, {@code bottom} from the bottom
   */
  private int source(int x, int y, int right, int bottom, int storedWidth) {
    int column = 0;
    int row = 0;
    switch (this) {
      case NONE -> {
        column = x;
        row = y;
      }
      case MIRROR -> {
        column = right;
        row = y;
      }
      case HALF -> {
        column = right;
        row = bottom;
      }
      case FLIP -> {
        column = x;
        row = bottom;
      }
      case TRANSPOSE -> {
        column = y;
        row = x;
      }
      case CLOCKWISE -> {
        column = y;
        row = right;
      }
      case TRANSVERSE -> {
        column = bottom;
        row = right;
      }
      case COUNTER_CLOCKWISE -> {
        column = bottom;
        row = x;
      }
    }
    return 3 * (row * storedWidth + column);
  }
}
