package io.github.lossmith.plotting.figure;

/**
 * The size of a figure on paper, in points of 1/72 inch.
 *
 * @param width above 0
 * @param height above 0
 */
public record PageSize(double width, double height) {
  private static final double POINTS_PER_MM = 72 / 25.4;

  /** Two panels side by side over both columns of a journal: 180 mm. */
  public static final PageSize DOUBLE_COLUMN = millimetres(180, 72);

  /** One column of a journal: 88 mm. */
  public static final PageSize SINGLE_COLUMN = millimetres(88, 66);

  /**
   * @throws IllegalArgumentException if a side is not above 0 and below 10,000
   */
  public PageSize {
    if (!(width > 0 && height > 0 && width < 10_000 && height < 10_000)) {
      throw new IllegalArgumentException("a page of " + width + " x " + height + " points");
    }
  }

  /** A size in millimetres. */
  public static PageSize millimetres(double width, double height) {
    return new PageSize(width * POINTS_PER_MM, height * POINTS_PER_MM);
  }
}
