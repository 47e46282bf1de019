package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.BoxColours;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.RgbImage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A picture of a test image with the true objects dashed and the detected ones in colour. */
final class DetectionPicture {
  /** Most of the 200 boxes of an image lie between 0.01, where detections begin, and here. */
  private static final double LEAST_SCORE = 0.3;

  /** Small images are enlarged to make their labels readable. */
  private static final int LEAST_SIDE = 480;

  private final Graphics2D pen;
  private final int width;
  private final int height;
  private final int scale;
  private final float unit;
  private final List<Rectangle2D> labels = new ArrayList<>();

  private DetectionPicture(BufferedImage picture, int scale) {
    pen = picture.createGraphics();
    width = picture.getWidth();
    height = picture.getHeight();
    this.scale = scale;
    // Lines and letters are designed for the side of the usual input, 300 pixels.
    unit = Math.max(1f, Math.min(width, height) / 300f);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(10 * unit)));
  }

  /** Writes {@code ID.png} into a folder, which is created if necessary. */
  static void write(Sample sample, List<Detection> found, List<String> classes, Path folder)
      throws IOException {
    Outcome<RgbImage> read = ImageDecoder.decode(sample.image(), sample.turn());
    if (!read.isOk()) {
      throw new IOException(read.failure().orElseThrow().message());
    }
    RgbImage image = read.orThrow();
    int scale = (LEAST_SIDE - 1) / Math.max(image.width(), image.height()) + 1;
    BufferedImage picture = enlarged(picture(image), scale);
    DetectionPicture drawn = new DetectionPicture(picture, scale);
    drawn.truth(sample.objects());
    List<Detection> shown =
        found.stream().filter(detection -> detection.score() >= LEAST_SCORE).toList();
    shown.forEach(drawn::box);
    for (Detection detection : shown) {
      drawn.label(detection, classes.get(detection.label() - 1));
    }
    drawn.pen.dispose();
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

  private static BufferedImage enlarged(BufferedImage image, int scale) {
    if (scale == 1) {
      return image;
    }
    int width = image.getWidth() * scale;
    int height = image.getHeight() * scale;
    BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = large.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return large;
  }

  private void truth(List<LabelledBox> objects) {
    float[] dashes = {3 * unit, 3 * unit};
    pen.setStroke(
        new BasicStroke(unit, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    pen.setColor(Color.WHITE);
    objects.forEach(object -> pen.draw(shape(object.box())));
  }

  private Rectangle2D shape(ObjectBox box) {
    return new Rectangle2D.Double(
        scale * box.xmin(), scale * box.ymin(), scale * box.width(), scale * box.height());
  }

  private static Color colour(Detection detection) {
    return new Color(BoxColours.of(detection.label()));
  }

  private void box(Detection detection) {
    pen.setStroke(new BasicStroke(1.5f * unit));
    pen.setColor(colour(detection));
    pen.draw(shape(detection.box()));
  }

  private void label(Detection detection, String name) {
    String label = String.format(Locale.ROOT, "%s %.2f", name, detection.score());
    Rectangle2D extent = pen.getFontMetrics().getStringBounds(label, pen);
    Rectangle2D place =
        place(shape(detection.box()), extent.getWidth() + 2 * unit, extent.getHeight());
    labels.add(place);
    pen.setColor(colour(detection));
    pen.fill(place);
    pen.setColor(Color.BLACK);
    pen.drawString(label, (float) place.getX() + unit, (float) (place.getMaxY() - 2 * unit));
  }

  /** Above the box, below it or within, where the picture has room and no other label stands. */
  private Rectangle2D place(Rectangle2D box, double across, double high) {
    double x = Math.max(0, Math.min(width - across, box.getX()));
    double[] tops = {
      box.getY() - high, box.getMaxY(), box.getY(), box.getY() - 2 * high, box.getMaxY() + high
    };
    for (double top : tops) {
      Rectangle2D place = new Rectangle2D.Double(x, top, across, high);
      boolean inside = top >= 0 && top + high <= height;
      if (inside && labels.stream().noneMatch(place::intersects)) {
        return place;
      }
    }
    return new Rectangle2D.Double(x, Math.max(0, box.getY() - high), across, high);
  }
}
