package io.github.lossmith.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.SharedData;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  @TempDir Path folder;

  private String problem(Path file) {
    return ImageDecoder.decode(file).failure().orElseThrow().message();
  }

  private RgbImage written(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("image." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return ImageDecoder.decode(file).orThrow();
  }

  private static int[] first(RgbImage image) {
    return new int[] {image.pixels()[0] & 0xff, image.pixels()[1] & 0xff, image.pixels()[2] & 0xff};
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB
      })
  void coloursStayInTheirChannels(int type) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, type);
    image.setRGB(0, 0, 0xFF0A141E);
    RgbImage decoded = written(image, "png");
    assertThat(first(decoded)).containsExactly(10, 20, 30);
    assertThat(decoded.width()).isEqualTo(3);
    assertThat(decoded.height()).isEqualTo(2);
    assertThat(decoded.pixels()).hasSize(18);
  }

  @Test
  void grayIsNotBrightened() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);
    assertThat(first(written(image, "png"))).containsExactly(100, 100, 100);
  }

  @Test
  void sixteenBitsBecomeEight() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 100 * 257);
    assertThat(first(written(image, "png"))).containsExactly(100, 100, 100);
  }

  @Test
  void palettesAndBitsAreLookedUp() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(0, 0, 0xFFFFFFFF);
    assertThat(first(written(image, "png"))).containsExactly(255, 255, 255);
  }

  @Test
  void fourInksAreMixed() throws IOException {
    Path file = folder.resolve("cmyk.jpg");
    var raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, new int[] {0, 255, 100, 51});
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    }
    int[] colour = first(ImageDecoder.decode(file).orThrow());
    assertThat(colour[0]).isBetween(200, 208);
    assertThat(colour[1]).isBetween(0, 3);
    assertThat(colour[2]).isBetween(119, 129);
  }

  @Test
  void truncatedJpegIsAProblem() throws IOException {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40_000; i++) {
      image.setRGB(i % 200, i / 200, i * 7919);
    }
    written(image, "jpg");
    byte[] whole = Files.readAllBytes(folder.resolve("image.jpg"));
    for (int length : new int[] {1, 2, 20, 300, whole.length / 2}) {
      Path cut = folder.resolve("cut.jpg");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(problem(cut)).as(length + " bytes").contains("cut.jpg");
    }
  }

  @Test
  void otherFilesAreProblems() throws IOException {
    Path text = folder.resolve("a.jpg");
    Files.writeString(text, "no image");
    assertThat(problem(text)).contains("a.jpg").contains("no format");
    Files.write(text, new byte[0]);
    assertThat(problem(text)).contains("empty");
    assertThat(problem(folder.resolve("b.jpg"))).contains("There is no image");
    assertThat(problem(folder)).contains("There is no image");
  }

  @Test
  void hugeImagesAreRefusedByTheirHeader() throws IOException {
    Path file = folder.resolve("huge.png");
    Files.write(file, pngHeader(20_000, 20_000));
    assertThat(problem(file)).contains("20000 x 20000").contains("at most 64 million");
    assertThat(ImageDecoder.header(file).isOk()).isFalse();
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(chunk);
    header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.writeInt(width);
    header.writeInt(height);
    header.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(chunk.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeLong(0x89504E470D0A1A0AL);
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) sum.getValue());
    return file.toByteArray();
  }

  @Test
  void readsARealPhotograph() {
    Path file = SharedData.require("data/BCCD/JPEGImages/BloodImage_00000.jpg");
    RgbImage image = ImageDecoder.decode(file).orThrow();
    assertThat(image.width()).isEqualTo(640);
    assertThat(image.height()).isEqualTo(480);
    float[] small = ImageResize.toSquare(image, 300);
    assertThat(small).hasSize(270_000);
    double[] means = new double[3];
    for (int i = 0; i < small.length; i++) {
      means[i % 3] += small[i] / 90_000;
    }
    assertThat(means[0]).isBetween(0.5, 0.9);
    assertThat(means[0]).isGreaterThan(means[1]);
  }
}
