package io.github.lossmith.trainer.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.ObjectBox;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
  private static final float[] TWO_NEAR_ONE_FAR = {
    0, 0, 0.5f, 0.5f, 0.05f, 0, 0.55f, 0.5f, 0.6f, 0.6f, 0.9f, 0.9f
  };

  @Test
  void theBetterOfTwoNearBoxesStays() {
    float[] scores = {0, 0.3f, 0, 0.8f, 0, 0.5f};
    List<Detection> found =
        NonMaximumSuppression.USUAL.detections(scores, 0, 2, TWO_NEAR_ONE_FAR, 0, 3);
    assertThat(found)
        .containsExactly(
            new Detection(1, 0.8f, new ObjectBox(0.05f, 0, 0.55f, 0.5f)),
            new Detection(1, 0.5f, new ObjectBox(0.6f, 0.6f, 0.9f, 0.9f)));
  }

  @Test
  void classesDoNotPutEachOtherOut() {
    float[] scores = {0, 0.3f, 0, 0, 0, 0.8f, 0, 0.005f, 0.01f};
    List<Detection> found =
        NonMaximumSuppression.USUAL.detections(scores, 0, 3, TWO_NEAR_ONE_FAR, 0, 3);
    assertThat(found).extracting(Detection::label).containsExactly(2, 1);
  }

  @Test
  void theBestOfTheImageStayWithinTheLimit() {
    float[] scores = {0, 0.3f, 0.9f, 0, 0, 0, 0, 0.5f, 0.2f};
    List<Detection> found =
        new NonMaximumSuppression(0.01f, 0.45f, 2).detections(scores, 0, 3, TWO_NEAR_ONE_FAR, 0, 3);
    assertThat(found).extracting(Detection::score).containsExactly((double) 0.9f, (double) 0.5f);
  }

  @Test
  void equalScoresGoByPriorAndNothingIsNoDetection() {
    float[] scores = {0, 0.5f, 0, Float.NaN, 0, 0.5f};
    List<Detection> found =
        NonMaximumSuppression.USUAL.detections(scores, 0, 2, TWO_NEAR_ONE_FAR, 0, 3);
    assertThat(found).extracting(d -> d.box().xmin()).containsExactly(0.0, (double) 0.6f);
  }

  @Test
  void emptyBoxesDoNotSuppress() {
    float[] points = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
    float[] scores = {0, 0.5f, 0, 0.4f};
    assertThat(NonMaximumSuppression.USUAL.detections(scores, 0, 2, points, 0, 2)).hasSize(2);
  }

  @Test
  void testSetOf72ImagesTakesNoTime() {
    Random random = new Random(2);
    Priors priors = Priors.ssd300();
    int count = priors.count();
    float[] scores = new float[72 * count * 4];
    float[] offsets = new float[72 * count * 4];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextFloat() * 0.3f;
      offsets[i] = (float) random.nextGaussian() * 0.5f;
    }
    float[] boxes = new float[4 * count];
    Assertions.assertTimeout(
        Duration.ofSeconds(4),
        () -> {
          for (int image = 0; image < 72; image++) {
            BoxCoding.decode(offsets, image * count * 4, priors, boxes, 0);
            NonMaximumSuppression.USUAL.detections(scores, image * count * 4, 4, boxes, 0, count);
          }
        });
  }
}
