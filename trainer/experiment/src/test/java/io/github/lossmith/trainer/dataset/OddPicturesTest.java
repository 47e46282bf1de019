package io.github.lossmith.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in forms that few programs write: read as other programs read them, or refused. */
class OddPicturesTest {
  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static String pixel(RgbImage image, int x, int y) {
    int at = (y * image.width() + x) * 3;
    byte[] pixels = image.pixels();
    return (pixels[at] & 0xff) + " " + (pixels[at + 1] & 0xff) + " " + (pixels[at + 2] & 0xff);
  }

  @Test
  void gifIsAsLargeAsItsScreen() throws IOException {
    Path file = file("a.gif", OddPictures.gifOnAScreen());
    assertThat(ImageDecoder.header(file).orThrow().stored())
        .isEqualTo(new ImageDecoder.Size(40, 30));
    RgbImage image = ImageDecoder.decode(file).orThrow();
    assertThat(image.width()).isEqualTo(40);
    assertThat(pixel(image, 9, 5)).isEqualTo("255 0 0");
    assertThat(pixel(image, 10, 5)).isEqualTo("0 255 0");
    assertThat(pixel(image, 17, 12)).isEqualTo("0 255 0");
    assertThat(pixel(image, 18, 12)).isEqualTo("255 0 0");
  }

  @Test
  void pictureThatReachesOutOfItsScreenIsCut() throws IOException {
    byte[] gif = OddPictures.gifOnAScreen();
    gif[6] = 12;
    gif[8] = 8;
    RgbImage image = ImageDecoder.decode(file("a.gif", gif)).orThrow();
    assertThat(image.width() + " x " + image.height()).isEqualTo("12 x 8");
    assertThat(pixel(image, 11, 7)).isEqualTo("0 255 0");
    gif[6] = 0;
    gif[8] = 0;
    assertThat(ImageDecoder.decode(file("b.gif", gif)).orThrow().width()).isEqualTo(8);
  }

  @Test
  void inksOfTiffAreMixedAsThoseOfJpeg() throws IOException {
    Path file = file("a.tif", OddPictures.tiffOfInks(0, 255, 100, 51));
    assertThat(pixel(ImageDecoder.decode(file).orThrow(), 0, 0)).isEqualTo("204 0 124");
  }

  @Test
  void floatingPointSamplesAreRefused() throws IOException {
    Path file = file("a.tif", OddPictures.tiffOfFloats(0.5f));
    assertThat(ImageDecoder.decode(file).failure().orElseThrow().message())
        .contains("a.tif", "floating-point samples");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void reasonsAreWordsAndNoClassesOfJava(String format) throws IOException {
    BufferedImage image = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 8100; i++) {
      image.setRGB(i % 90, i / 90, i * 7919);
    }
    ImageIO.write(image, format, folder.resolve("whole").toFile());
    byte[] whole = Files.readAllBytes(folder.resolve("whole"));
    for (int length = 30; length < whole.length - 20; length += whole.length / 7) {
      Path cut = file("cut." + format, Arrays.copyOf(whole, length));
      assertThat(ImageDecoder.decode(cut).failure().orElseThrow().message())
          .as(length + " bytes")
          .doesNotContain("java", "Exception", "null");
    }
  }
}
