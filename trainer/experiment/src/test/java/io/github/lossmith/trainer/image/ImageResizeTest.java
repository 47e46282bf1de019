package io.github.lossmith.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.prior.Priors;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageResizeTest {
  private static RgbImage picture(int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        pixels[at] = (byte) (x * 6 + y * 3);
        pixels[at + 1] = (byte) (x * y);
        pixels[at + 2] = (byte) (255 - 7 * y);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /** PIL rounds to whole levels after each of its two passes, so one level may lie between. */
  @ParameterizedTest
  @ValueSource(ints = {10, 29, 50})
  void isPilsAntialiasedBilinear(int side) throws IOException {
    float[] ours = ImageResize.toSquare(picture(41, 29), side);
    JsonNode pil = reference().at("/resizing/" + side);
    assertThat(ours).hasSize(pil.size());
    double sum = 0;
    for (int i = 0; i < ours.length; i++) {
      double theirs = pil.get(i).doubleValue();
      assertThat((double) ours[i] * 255).isCloseTo(theirs, within(1.01));
      sum += ours[i] * 255 - theirs;
    }
    assertThat(sum / ours.length).isCloseTo(0, within(0.05));
  }

  private static JsonNode reference() throws IOException {
    try (InputStream in = Priors.class.getResourceAsStream("ssd_reference.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 300})
  void aPlainColourStays(int side) {
    byte[] pixels = new byte[13 * 5 * 3];
    Arrays.fill(pixels, (byte) 102);
    for (float value : ImageResize.toSquare(new RgbImage(13, 5, pixels), side)) {
      assertThat(value).isCloseTo(0.4f, within(1e-6f));
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    RgbImage image = picture(20, 20);
    float[] same = ImageResize.toSquare(image, 20);
    for (int i = 0; i < same.length; i++) {
      assertThat(same[i] * 255).isCloseTo(image.pixels()[i] & 0xff, within(1e-3f));
    }
  }

  @Test
  void writesIntoItsPlaceInABatch() {
    float[] batch = new float[2 * 4 * 4 * 3];
    ImageResize.toSquare(picture(9, 9), 4, batch, 48);
    assertThat(Arrays.copyOf(batch, 48)).containsOnly(0f);
    assertThat(Arrays.copyOfRange(batch, 48, 96)).isEqualTo(ImageResize.toSquare(picture(9, 9), 4));
  }
}
