package io.github.lossmith.trainer.program;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Squares and discs on grey, in the layout of Pascal VOC. */
final class TinyVoc {
  private TinyVoc() {}

  static Path write(Path root, int train, int test) throws IOException {
    for (String name : new String[] {"Annotations", "JPEGImages", "ImageSets/Main"}) {
      Files.createDirectories(root.resolve(name));
    }
    Random random = new Random(1);
    for (int i = 0; i < train + test; i++) {
      image(root, "i" + i, random);
    }
    split(root, "train", 0, train);
    split(root, "test", train, train + test);
    return root;
  }

  private static void split(Path root, String name, int from, int to) throws IOException {
    String ids = IntStream.range(from, to).mapToObj(i -> "i" + i).collect(Collectors.joining("\n"));
    Files.writeString(root.resolve("ImageSets/Main/" + name + ".txt"), ids + "\n");
  }

  private static void image(Path root, String id, Random random) throws IOException {
    BufferedImage image = new BufferedImage(120, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.GRAY);
    pen.fillRect(0, 0, 120, 100);
    StringBuilder objects = new StringBuilder();
    for (int k = 0; k < 2; k++) {
      int side = 20 + random.nextInt(30);
      int x = random.nextInt(120 - side);
      int y = random.nextInt(100 - side);
      boolean disc = random.nextBoolean();
      pen.setColor(disc ? Color.YELLOW : Color.BLUE);
      if (disc) {
        pen.fillOval(x, y, side, side);
      } else {
        pen.fillRect(x, y, side, side);
      }
      objects.append(object(disc ? "disc" : "square", x, y, side, random.nextInt(5) == 0));
    }
    pen.dispose();
    ImageIO.write(image, "png", root.resolve("JPEGImages/" + id + ".png").toFile());
    Files.writeString(
        root.resolve("Annotations/" + id + ".xml"),
        "<annotation><size><width>120</width><height>100</height></size>"
            + objects
            + "</annotation>");
  }

  private static String object(String name, int x, int y, int side, boolean difficult) {
    return ("<object><name>%s</name><difficult>%d</difficult><bndbox><xmin>%d</xmin>"
            + "<ymin>%d.5</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox></object>")
        .formatted(name, difficult ? 1 : 0, x, y, x + side, y + side);
  }
}
