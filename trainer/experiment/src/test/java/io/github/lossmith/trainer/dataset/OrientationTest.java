package io.github.lossmith.trainer.dataset;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.image.ExifOrientation;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
  private static final int RED = 0xFFFF0000;
  private static final int GREEN = 0xFF00FF00;
  private static final int BLUE = 0xFF0000FF;

  @TempDir Path folder;

  /** 48 x 32, red where row and column 0 meet, green at the end of row 0, blue below red. */
  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 48; x++) {
        int top = x < 24 ? RED : GREEN;
        int bottom = x < 24 ? BLUE : 0;
        image.setRGB(x, y, y < 16 ? top : bottom);
      }
    }
    return image;
  }

  private static byte[] encoded(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture(), format, out);
    return out.toByteArray();
  }

  private static byte[] tiff(int mark, ByteOrder order) {
    ByteBuffer block = ByteBuffer.allocate(38).order(order);
    block.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    block.putShort((short) 42).putInt(8).putShort((short) 2);
    block.putShort((short) 0x010F).putShort((short) 2).putInt(1).putInt(0);
    block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) mark);
    return block.array();
  }

  /** A JPEG with a mark behind another segment, as cameras write it. */
  static byte[] jpeg(byte[] image, int mark, ByteOrder order) throws IOException {
    byte[] block = tiff(mark, order);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0xFFD8);
    out.writeShort(0xFFE2);
    out.writeShort(6);
    out.writeInt(0);
    out.writeShort(0xFFE1);
    out.writeShort(2 + 6 + block.length);
    out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.write(block);
    out.write(image, 2, image.length - 2);
    return bytes.toByteArray();
  }

  private static byte[] png(byte[] image, int mark) throws IOException {
    byte[] block = tiff(mark, ByteOrder.BIG_ENDIAN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int header = 8 + 25;
    out.write(image, 0, header);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.write("eXIf".getBytes(StandardCharsets.US_ASCII));
    chunk.write(block);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(chunk.toByteArray());
    out.writeInt(block.length);
    out.write(chunk.toByteArray());
    out.writeInt((int) sum.getValue());
    out.write(image, header, image.length - header);
    return bytes.toByteArray();
  }

  private static String corner(RgbImage image, int x, int y) {
    int at = 3 * (y * image.width() + x);
    int[] colour = {
      image.pixels()[at] & 0xff, image.pixels()[at + 1] & 0xff, image.pixels()[at + 2] & 0xff
    };
    if (Arrays.stream(colour).max().orElse(0) < 100) {
      return "black";
    }
    return colour[0] > 150 ? "red" : colour[1] > 150 ? "green" : "blue";
  }

  private static String corners(RgbImage image) {
    int right = image.width() - 4;
    int bottom = image.height() - 4;
    return String.join(
        " ",
        corner(image, 3, 3),
        corner(image, right, 3),
        corner(image, 3, bottom),
        corner(image, right, bottom));
  }

  /** The corners top left, top right, bottom left, bottom right of the upright picture. */
  @ParameterizedTest
  @CsvSource({
    "1, red green blue black",
    "2, green red black blue",
    "3, black blue green red",
    "4, blue black red green",
    "5, red blue green black",
    "6, blue red black green",
    "7, black green blue red",
    "8, green black red blue",
    "0, red green blue black",
    "9, red green blue black"
  })
  void picturesStandAsTheirMarkSays(int mark, String corners) throws IOException {
    Path file = folder.resolve("a.jpg");
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Files.write(file, jpeg(encoded("jpg"), mark, order));
      RgbImage image = ImageDecoder.decode(file).orThrow();
      assertThat(corners(image)).isEqualTo(corners);
      assertThat(image.width()).isEqualTo(mark >= 5 && mark <= 8 ? 32 : 48);
    }
    Path png = folder.resolve("a.png");
    Files.write(png, png(encoded("png"), mark));
    assertThat(corners(ImageDecoder.decode(png).orThrow())).isEqualTo(corners);
  }

  @Test
  void marksOfTiffAreFollowed() throws IOException {
    Path file = folder.resolve("a.tif");
    byte[] image = encoded("tif");
    int plain = corners(decoded(file, image)).length();
    ByteBuffer bytes = ByteBuffer.wrap(image);
    bytes.order(image[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = bytes.getInt(4);
    int entries = bytes.getShort(directory);
    ByteBuffer longer = ByteBuffer.allocate(image.length + 2 + 12 * (entries + 1) + 4);
    longer.order(bytes.order()).put(image).putShort((short) (entries + 1));
    longer.put(image, directory + 2, 12 * entries);
    longer.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
    longer.putInt(4, image.length);
    RgbImage turned = decoded(file, longer.array());
    assertThat(plain).isPositive();
    assertThat(corners(turned)).isEqualTo("blue red black green");
  }

  private static RgbImage decoded(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return ImageDecoder.decode(file).orThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 10, 22, 24, 30})
  void damagedMarksTurnNothing(int cut) throws IOException {
    byte[] whole = jpeg(encoded("jpg"), 6, ByteOrder.BIG_ENDIAN);
    byte[] damaged = whole.clone();
    int block = 2 + 8 + 10;
    Arrays.fill(damaged, block + cut, block + 34, (byte) 0xFF);
    Path file = folder.resolve("a.jpg");
    Files.write(file, damaged);
    assertThat(ImageDecoder.decode(file).orThrow().width()).isEqualTo(48);
  }

  private Sample sample(int width, int height, int mark) throws IOException {
    VocFixture voc = VocFixture.in(folder);
    Files.write(
        folder.resolve("JPEGImages/a.jpg"), jpeg(encoded("jpg"), mark, ByteOrder.BIG_ENDIAN));
    voc.xml(
        "a",
        "<annotation><size><width>%d</width><height>%d</height></size>%s</annotation>"
            .formatted(width, height, object("cat", "1", "1", "40", "20")));
    voc.split("train", "a");
    return VocReader.read(List.of(new Source(folder, List.of("train"))), List.of())
        .orThrow()
        .samples()
        .get(0);
  }

  @Test
  void boxesBelongToTheUprightPicture() throws IOException {
    Sample upright = sample(32, 48, 8);
    assertThat(upright.turn()).isEqualTo(ExifOrientation.COUNTER_CLOCKWISE);
    assertThat(upright.width()).isEqualTo(32);
    assertThat(upright.objects().get(0).box().xmax()).isEqualTo(32);
    assertThat(sample(0, 0, 6).turn()).isEqualTo(ExifOrientation.CLOCKWISE);
    assertThat(sample(48, 32, 3).turn()).isEqualTo(ExifOrientation.HALF);
    assertThat(sample(96, 64, 6).turn()).isEqualTo(ExifOrientation.CLOCKWISE);
  }

  @Test
  void annotationsOfTheStoredPictureAreTakenSo() throws IOException {
    Sample stored = sample(48, 32, 6);
    assertThat(stored.turn()).isEqualTo(ExifOrientation.NONE);
    assertThat(stored.width()).isEqualTo(48);
    assertThat(stored.objects().get(0).box().xmax()).isEqualTo(40);
    RgbImage image = ImageDecoder.decode(stored.image(), stored.turn()).orThrow();
    assertThat(corners(image)).isEqualTo("red green blue black");
  }
}
