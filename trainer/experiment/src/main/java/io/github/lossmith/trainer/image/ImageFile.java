package io.github.lossmith.trainer.image;

import io.github.lossmith.designer.problem.Outcome;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** An open image file. */
final class ImageFile {
  /** The work on an open file. */
  interface Use<T> {
    Outcome<T> of(ImageFile file) throws IOException;
  }

  private final Path path;
  private final ImageReader reader;

  private ImageFile(Path path, ImageReader reader) {
    this.path = path;
    this.reader = reader;
  }

  static <T> Outcome<T> open(Path path, Use<T> use) {
    if (!Files.isRegularFile(path)) {
      return Outcome.bad("trainer.image.missing", path);
    }
    try (ImageInputStream stream = new FileImageInputStream(path.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Outcome.bad("trainer.image.format", path);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return use.of(new ImageFile(path, reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return Outcome.bad("trainer.image.damaged", path, reason(e));
    }
  }

  /** The message without the class names that nested exceptions begin with. */
  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof EOFException)) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    if (cause instanceof EOFException) {
      return "it ends too early";
    }
    return message == null || message.isBlank()
        ? "it cannot be decoded"
        : message.lines().findFirst().orElse("").replaceFirst("^([a-z]+[.])+[A-Z]\\w+: ", "");
  }

  private Outcome<ImageDecoder.Size> size() throws IOException {
    Optional<GifScreen> screen = screen();
    int width = screen.isPresent() ? screen.get().width() : reader.getWidth(0);
    int height = screen.isPresent() ? screen.get().height() : reader.getHeight(0);
    if ((long) width * height > ImageDecoder.MAXIMUM_PIXELS) {
      return Outcome.bad(
          "trainer.image.large", path, width, height, ImageDecoder.MAXIMUM_PIXELS / 1_000_000);
    }
    return Outcome.ok(new ImageDecoder.Size(width, height));
  }

  private Optional<GifScreen> screen() throws IOException {
    return reader.getFormatName().equalsIgnoreCase("gif")
        ? Optional.of(GifScreen.of(reader))
        : Optional.empty();
  }

  Outcome<ImageHeader> header() throws IOException {
    ExifOrientation mark = ExifMark.of(path);
    boolean tiff = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
    return size().map(size -> new ImageHeader(size, mark, tiff));
  }

  Outcome<RgbImage> pixels() throws IOException {
    return size().then(ok -> decode());
  }

  private Outcome<RgbImage> decode() {
    try {
      StringBuilder warnings = new StringBuilder();
      reader.addIIOReadWarningListener((source, text) -> warnings.append(text));
      JpegMarkers markers = JpegMarkers.read(path);
      if (markers.components() == 4) {
        return whole(CmykRaster.toRgb(reader.readRaster(0, null), markers), warnings);
      }
      BufferedImage image = reader.read(0);
      if (!RgbPixels.canRead(image)) {
        return Outcome.bad("trainer.image.samples", path);
      }
      RgbImage picture = RgbPixels.of(image);
      return whole(screen().map(screen -> screen.with(picture)).orElse(picture), warnings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome<RgbImage> whole(RgbImage image, StringBuilder warnings) {
    return warnings.indexOf("premature end") >= 0
        ? Outcome.bad("trainer.image.damaged", path, "it ends too early")
        : Outcome.ok(image);
  }
}
