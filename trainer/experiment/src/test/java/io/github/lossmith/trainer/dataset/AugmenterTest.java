package io.github.lossmith.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.experiment.Augmentation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final Augmentation USUAL = new Augmentation(0.02, 0.5, 0.5, 0.2, 0.1);
  private static final ImageAugmentation NOISE = new ImageAugmentation(false, false, 1, 0, 0.1, 7);

  @Test
  void copyNoughtIsTheImageItself() {
    assertThat(new Augmenter(USUAL, 3).view("a", 0)).isEqualTo(ImageAugmentation.PLAIN);
    float[] image = {0.1f, 0.2f, 0.3f};
    ImageAugmentation.PLAIN.apply(image, 0, 1);
    assertThat(image).containsExactly(0.1f, 0.2f, 0.3f);
  }

  @Test
  void sameSeedImageAndCopyGiveTheSameView() {
    assertThat(new Augmenter(USUAL, 3).view("a", 2))
        .isEqualTo(new Augmenter(USUAL, 3).view("a", 2));
    Set<ImageAugmentation> views = new HashSet<>();
    for (int seed = 0; seed < 4; seed++) {
      for (String id : new String[] {"a", "b"}) {
        views.add(new Augmenter(USUAL, seed).view(id, 1));
        views.add(new Augmenter(USUAL, seed).view(id, 2));
      }
    }
    assertThat(views).hasSize(16);
  }

  @Test
  void drawsWithinTheSettings() {
    Augmenter augmenter = new Augmenter(USUAL, 0);
    int mirrored = 0;
    int upsideDown = 0;
    for (int copy = 1; copy <= 2000; copy++) {
      ImageAugmentation view = augmenter.view("image", copy);
      assertThat(view.contrast()).isBetween(0.8, 1.2);
      assertThat(view.brightness()).isBetween(-0.1, 0.1);
      mirrored += view.mirrored() ? 1 : 0;
      upsideDown += view.upsideDown() ? 1 : 0;
    }
    assertThat(mirrored).isBetween(900, 1100);
    assertThat(upsideDown).isBetween(900, 1100);
  }

  @Test
  void flipsMovePixelsAndBoxesTogether() {
    float[] image = new float[4 * 4 * 3];
    Arrays.fill(image, 3 * (4 * 1), 3 * (4 * 1) + 3, 1f);
    ImageAugmentation both = new ImageAugmentation(true, true, 1, 0, 0, 0);
    both.apply(image, 0, 4);
    assertThat(image[3 * (4 * 2 + 3)]).isEqualTo(1f);
    assertThat(both.apply(new ObjectBox(0, 1, 1, 2), 4, 4)).isEqualTo(new ObjectBox(3, 2, 4, 3));
    assertThat(both.apply(both.apply(new ObjectBox(5, 7, 30, 40), 100, 80), 100, 80))
        .isEqualTo(new ObjectBox(5, 7, 30, 40));
    both.apply(image, 0, 4);
    assertThat(image[3 * 4]).isEqualTo(1f);
  }

  @Test
  void contrastTurnsAboutTheMean() {
    float[] image = {0.4f, 0.4f, 0.4f, 0.6f, 0.6f, 0.6f, 0.4f, 0.4f, 0.4f, 0.6f, 0.6f, 0.6f};
    new ImageAugmentation(false, false, 1.5, 0.1, 0, 0).apply(image, 0, 2);
    assertThat(image[0]).isCloseTo(0.45f, within(1e-6f));
    assertThat(image[3]).isCloseTo(0.75f, within(1e-6f));
  }

  @Test
  void noiseHasItsDeviationAndItsSeed() {
    float[] image = new float[100 * 100 * 3];
    Arrays.fill(image, 0.5f);
    float[] again = image.clone();
    NOISE.apply(image, 0, 100);
    NOISE.apply(again, 0, 100);
    assertThat(image).isEqualTo(again);
    double mean = 0;
    double square = 0;
    for (float value : image) {
      mean += value / image.length;
      square += (value - 0.5) * (value - 0.5) / image.length;
    }
    assertThat(mean).isCloseTo(0.5, within(2e-3));
    assertThat(Math.sqrt(square)).isCloseTo(0.1, within(2e-3));
  }

  @Test
  void valuesStayBetweenZeroAndOne() {
    float[] image = new float[50 * 50 * 3];
    Arrays.fill(image, 0, 3000, 1f);
    new ImageAugmentation(true, false, 1.2, 0.1, 0.3, 1).apply(image, 0, 50);
    for (float value : image) {
      assertThat(value).isBetween(0f, 1f);
    }
  }
}
