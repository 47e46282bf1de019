package io.github.lossmith.trainer.image;

import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Path;

/**
 * Reads image files: JPEG, PNG and whatever else this Java reads. The size is taken from the header
 * first, so that a file that claims too much costs nothing. Orientation marks are not followed, as
 * annotations refer to the pixels as stored.
 */
public final class ImageDecoder {
  /** Larger images are rejected. */
  public static final long MAXIMUM_PIXELS = 64_000_000;

  /** Width and height of an image, pixels. */
  public record Size(int width, int height) {}

  private ImageDecoder() {}

  /** What the header claims; a problem names the file. */
  public static Outcome<ImageHeader> header(Path file) {
    return ImageFile.open(file, ImageFile::header);
  }

  /** The pixels of the upright picture, as its mark says; a problem names the file. */
  public static Outcome<RgbImage> decode(Path file) {
    return header(file).then(header -> decode(file, header.mark()));
  }

  /** The pixels after a turn; a problem names the file. */
  public static Outcome<RgbImage> decode(Path file, ExifOrientation turn) {
    return ImageFile.open(file, ImageFile::pixels).map(turn::of);
  }
}
