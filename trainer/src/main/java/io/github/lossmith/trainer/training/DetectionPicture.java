package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.Box;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.dataset.ImageDecoder;
import io.github.lossmith.trainer.dataset.RgbImage;
import io.github.lossmith.trainer.dataset.Sample;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A test image with the objects that are there, dashed, and those that were found, in colour. */
final class DetectionPicture {
  private static final double LEAST_SCORE = 0.3;

  /** Okabe and Ito's palette, told apart by colour-blind people too. */
  private static final Color[] COLOURS = {
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x009E73),
    new Color(0xF0E442),
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0xCC79A7)
  };

  private DetectionPicture() {}

  /** Writes {@code ID.png} into a folder, which is made where missing. */
  static void write(Sample sample, List<Detection> found, List<String> classes, Path folder)
      throws IOException {
    Outcome<RgbImage> read = ImageDecoder.decode(sample.image());
    if (!read.isOk()) {
      throw new IOException(read.failure().orElseThrow().message());
    }
    BufferedImage picture = picture(read.orThrow());
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float unit = Math.max(1f, Math.min(picture.getWidth(), picture.getHeight()) / 300f);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(10 * unit)));
    truth(pen, sample.objects(), unit);
    for (Detection detection : found) {
      if (detection.score() >= LEAST_SCORE) {
        draw(pen, detection, classes.get(detection.label() - 1), unit);
      }
    }
    pen.dispose();
    Files.createDirectories(folder);
    ImageIO.write(picture, "png", folder.resolve(sample.id() + ".png").toFile());
  }

  private static BufferedImage picture(RgbImage image) {
    int[] row = new int[image.width()];
    byte[] bytes = image.pixels();
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0, at = 0; y < image.height(); y++) {
      for (int x = 0; x < row.length; x++, at += 3) {
        row[x] = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
      }
      picture.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return picture;
  }

  private static void truth(Graphics2D pen, List<LabelledBox> objects, float unit) {
    float[] dashes = {3 * unit, 3 * unit};
    pen.setStroke(
        new BasicStroke(unit, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    pen.setColor(Color.WHITE);
    objects.forEach(object -> pen.draw(shape(object.box())));
  }

  private static Rectangle2D shape(Box box) {
    return new Rectangle2D.Double(box.xmin(), box.ymin(), box.width(), box.height());
  }

  private static void draw(Graphics2D pen, Detection detection, String name, float unit) {
    Color colour = COLOURS[(detection.label() - 1) % COLOURS.length];
    pen.setStroke(new BasicStroke(1.5f * unit));
    pen.setColor(colour);
    pen.draw(shape(detection.box()));
    String label = String.format(Locale.ROOT, "%s %.2f", name, detection.score());
    Rectangle2D extent = pen.getFontMetrics().getStringBounds(label, pen);
    double x = Math.max(0, detection.box().xmin());
    double y = Math.max(extent.getHeight(), detection.box().ymin());
    pen.fill(
        new Rectangle2D.Double(
            x, y - extent.getHeight(), extent.getWidth() + 2 * unit, extent.getHeight()));
    pen.setColor(Color.BLACK);
    pen.drawString(label, (float) x + unit, (float) (y - 2 * unit));
  }
}
