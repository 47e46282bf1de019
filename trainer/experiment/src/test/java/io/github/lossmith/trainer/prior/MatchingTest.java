package io.github.lossmith.trainer.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Four square priors of side 0.5, one in each quarter of the image. */
class MatchingTest {
  private static final Priors QUARTERS =
      Priors.of(100, List.of(2), List.of(50.), List.of(0.), List.of());

  private static final int LOWER_RIGHT = 6;

  @Test
  void priorOnAnObjectIsCodedAsZero() {
    PriorMatch match = Matching.match(QUARTERS, new float[] {0, 0, 0.5f, 0.5f}, new int[] {3});
    assertThat(match.labels()).containsExactly(3, 0, 0, 0, 0, 0, 0, 0);
    assertThat(match.offsets()).containsOnly(0f);
    assertThat(match.bestOverlaps()).containsExactly(1f);
  }

  @Test
  void overlapOfExactlyHalfIsEnough() {
    PriorMatch match =
        Matching.match(
            QUARTERS, new float[] {0, 0, 0.5f, 0.25f, 0, 0, 0.5f, 0.5f}, new int[] {1, 2});
    assertThat(match.labels()[0]).isEqualTo(2);
    PriorMatch alone = Matching.match(QUARTERS, new float[] {0.5f, 0, 1, 0.25f}, new int[] {1});
    assertThat(alone.bestOverlaps()[0]).isEqualTo(0.5f);
    assertThat(alone.positives()).isEqualTo(1);
  }

  @Test
  void smallObjectTakesItsBestPrior() {
    PriorMatch match =
        Matching.match(QUARTERS, new float[] {0.7f, 0.7f, 0.8f, 0.8f}, new int[] {2});
    assertThat(match.labels()[LOWER_RIGHT]).isEqualTo(2);
    assertThat(match.positives()).isEqualTo(1);
    assertThat((double) match.offsets()[4 * LOWER_RIGHT + 2])
        .isCloseTo(Math.log(0.2) / 0.2, within(1e-4));
  }

  @Test
  void ofTwoObjectsWithOneBestPriorTheLaterHasIt() {
    float[] boxes = {0.7f, 0.7f, 0.8f, 0.8f, 0.6f, 0.6f, 0.8f, 0.8f};
    assertThat(Matching.match(QUARTERS, boxes, new int[] {1, 2}).labels()[LOWER_RIGHT])
        .isEqualTo(2);
  }

  @Test
  void imageWithoutObjectsIsAllBackground() {
    PriorMatch match = Matching.match(QUARTERS, List.of(), 640, 480);
    assertThat(match.positives()).isZero();
    assertThat(match.labels()).hasSize(QUARTERS.count()).containsOnly(0);
  }

  @Test
  void pixelsAreDividedByTheSizeOfTheImage() {
    LabelledBox object = new LabelledBox(1, new ObjectBox(320, 0, 640, 240), false);
    PriorMatch match = Matching.match(QUARTERS, List.of(object), 640, 480);
    assertThat(match.labels()[2]).isEqualTo(1);
    assertThat(match.bestOverlaps()).containsExactly(1f);
  }

  @Test
  void decodingUndoesCoding() {
    Random random = new Random(1);
    Priors priors = Priors.ssd300();
    for (int i = 0; i < 200; i++) {
      float left = random.nextFloat() * 0.8f;
      float top = random.nextFloat() * 0.8f;
      float[] box = {left, top, left + 0.02f + random.nextFloat() * 0.15f, top + 0.1f};
      int prior = random.nextInt(priors.count());
      float[] offsets = new float[4 * priors.count()];
      BoxCoding.encode(box, 0, priors, prior, offsets, 4 * prior);
      float[] decoded = new float[offsets.length];
      BoxCoding.decode(offsets, 0, priors, decoded, 0);
      for (int c = 0; c < 4; c++) {
        assertThat(decoded[4 * prior + c]).isCloseTo(box[c], within(2e-6f));
      }
    }
  }
}
