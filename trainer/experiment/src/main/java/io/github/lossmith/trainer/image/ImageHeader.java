package io.github.lossmith.trainer.image;

/**
 * The header of an image file.
 *
 * @param stored width and height of the rows and columns in the file
 * @param mark how its orientation mark asks to turn them; none where it has no mark
 * @param tiff true for TIFF
 */
public record ImageHeader(ImageDecoder.Size stored, ExifOrientation mark, boolean tiff) {
  /**
   * How the picture is turned when it is read. Annotations are made on the upright picture by most
   * tools; one whose size is exactly that of the picture as stored, and not that of the upright
   * one, was made on the stored picture, which is then not turned. TIFF is always turned, as other
   * programs do while reading it.
   *
   * @param width as the annotation says, 0 if it does not
   * @param height as the annotation says, 0 if it does not
   */
  public ExifOrientation turn(int width, int height) {
    boolean told = mark.isSideways() && stored.width() != stored.height() && !tiff;
    boolean asStored = width == stored.width() && height == stored.height();
    return told && asStored ? ExifOrientation.NONE : mark;
  }
}
