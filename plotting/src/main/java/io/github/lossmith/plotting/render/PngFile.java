package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A figure as a PNG file with its resolution. */
final class PngFile {
  private static final double POINTS_PER_INCH = 72;
  private static final double INCHES_PER_METRE = 1 / 0.0254;
  private static final String FORMAT = "javax_imageio_png_1.0";

  private PngFile() {}

  static byte[] of(Figure figure, FigureMetrics metrics, double dpi) {
    try {
      return encoded(image(figure, metrics, dpi / POINTS_PER_INCH), dpi);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figure on pixels, {@code scale} of them to a point. */
  static BufferedImage image(Figure figure, FigureMetrics metrics, double scale) {
    FigureLayout layout = FigureLayout.onPaper(figure, metrics);
    double width = layout.width();
    double height = layout.height();
    BufferedImage image =
        new BufferedImage(pixels(width, scale), pixels(height, scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(image.getWidth() / width, image.getHeight() / height);
      FigurePainter.paint(layout, new ImageSurface(graphics));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static int pixels(double length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  private static byte[] encoded(BufferedImage image, double dpi) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, writer.getDefaultWriteParam());
    metadata.mergeTree(FORMAT, resolution(dpi));
    ImageIO.setUseCache(false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode resolution(double dpi) {
    String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", perMetre);
    physical.setAttribute("pixelsPerUnitYAxis", perMetre);
    physical.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(physical);
    return root;
  }
}
