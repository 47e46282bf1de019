package io.github.lossmith.trainer.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Builds small folders in Pascal VOC layout. */
public record VocFixture(Path root) {
  /** An empty layout. */
  public static VocFixture in(Path root) {
    try {
      Files.createDirectories(root.resolve("Annotations"));
      Files.createDirectories(root.resolve("JPEGImages"));
      Files.createDirectories(root.resolve("ImageSets/Main"));
      return new VocFixture(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object element; corners as texts. */
  public static String object(String name, String xmin, String ymin, String xmax, String ymax) {
    return """
        <object><name>%s</name><difficult>0</difficult><bndbox>
        <xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox></object>
        """
        .formatted(name, xmin, ymin, xmax, ymax);
  }

  /** An annotation of an image of 100 x 80 pixels. */
  public VocFixture annotation(String id, String... objects) {
    return xml(
        id,
        "<annotation><size><width>100</width><height>80</height></size>"
            + String.join("", objects)
            + "</annotation>");
  }

  /** An annotation file with just this text. */
  public VocFixture xml(String id, String text) {
    return write("Annotations/" + id + ".xml", text);
  }

  /** A gray image of 100 x 80 pixels. */
  public VocFixture image(String id) {
    return image(id, 100, 80);
  }

  /** A gray image. */
  public VocFixture image(String id, int width, int height) {
    try {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", root.resolve("JPEGImages/" + id + ".png").toFile());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A split file. */
  public VocFixture split(String name, String... ids) {
    return write("ImageSets/Main/" + name + ".txt", String.join("\n", List.of(ids)) + "\n");
  }

  /** Any file. */
  public VocFixture write(String path, String text) {
    try {
      Files.writeString(root.resolve(path), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
