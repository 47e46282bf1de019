package io.github.lossmith.trainer.generated;

import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.ObjectBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** One generated image and what is on it. */
final class GeneratedScene {
  /** Pixels of 160; the smallest prior of the quick experiment has 16. */
  private static final double SMALLEST = 14;

  /** Pixels of 160; the largest of its priors begin at 80. */
  private static final double LARGEST = 72;

  /**
   * Attempts to place up to three shapes that hardly overlap. With 10 none of 20,000 scenes lacks
   * one, with 5 every 88th.
   */
  private static final int TRIES = 30;

  private final int side;
  private final float[] pixels;
  private final List<GeneratedShape> shapes = new ArrayList<>();

  private GeneratedScene(int side, float[] pixels) {
    this.side = side;
    this.pixels = pixels;
  }

  static GeneratedScene draw(int side, SplittableRandom random) {
    GeneratedScene scene = new GeneratedScene(side, GeneratedTexture.background(side, random));
    int count = 1 + random.nextInt(3);
    for (int tries = 0; scene.shapes.size() < count && tries < TRIES; tries++) {
      scene.add(GeneratedShape.random(side, SMALLEST, LARGEST, random));
    }
    GeneratedTexture.addGrain(scene.pixels, 6, random);
    return scene;
  }

  private void add(GeneratedShape shape) {
    ObjectBox box = shape.bounds();
    boolean free =
        shapes.stream()
            .allMatch(other -> BoxConvention.CONTINUOUS.overlap(box, other.bounds()) < 0.1);
    if (free) {
      shapes.add(shape);
      shape.paint(pixels, side);
    }
  }

  void write(Path root, String id) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, colour((y * side + x) * 3));
      }
    }
    Path file = root.resolve("JPEGImages").resolve(id + ".png");
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no PNG writer");
    }
    Path annotation = root.resolve("Annotations").resolve(id + ".xml");
    Files.writeString(annotation, annotation(id), StandardCharsets.UTF_8);
  }

  private int colour(int at) {
    return level(pixels[at]) << 16 | level(pixels[at + 1]) << 8 | level(pixels[at + 2]);
  }

  private static int level(float value) {
    return Math.round(Math.max(0, Math.min(255, value)));
  }

  private String annotation(String id) {
    StringBuilder text = new StringBuilder("<annotation>\n");
    text.append("  <filename>%s.png</filename>\n".formatted(id));
    text.append(
        String.format(
            Locale.ROOT,
            "  <size><width>%d</width><height>%d</height><depth>3</depth></size>\n",
            side,
            side));
    for (GeneratedShape shape : shapes) {
      text.append(object(shape));
    }
    return text.append("</annotation>\n").toString();
  }

  /** Pixels are counted from 1, and the last one is inside, as in Pascal VOC. */
  private static String object(GeneratedShape shape) {
    ObjectBox box = shape.bounds();
    return String.format(
        Locale.ROOT,
        """
      <object>
        <name>%s</name><truncated>0</truncated><difficult>0</difficult>
        <bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox>
      </object>
    """,
        shape.name(),
        (int) Math.floor(box.xmin()) + 1,
        (int) Math.floor(box.ymin()) + 1,
        (int) Math.ceil(box.xmax()),
        (int) Math.ceil(box.ymax()));
  }
}
