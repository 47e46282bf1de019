package io.github.lossmith.trainer.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorsTest {
  @Test
  void oneCellHasSixBoxesInTheOrderOfTheHeads() {
    Priors priors = Priors.of(100, List.of(1), List.of(20.), List.of(45.), List.of(2., 3.));
    assertThat(priors.perCell()).isEqualTo(6);
    float[] boxes = priors.centred();
    double[] sizes = {
      0.2, 0.2, 0.3, 0.3, 0.28284, 0.14142, 0.14142, 0.28284, 0.34641, 0.11547, 0.11547, 0.34641
    };
    for (int i = 0; i < 6; i++) {
      assertThat(boxes[4 * i]).isEqualTo(0.5f);
      assertThat(boxes[4 * i + 1]).isEqualTo(0.5f);
      assertThat((double) boxes[4 * i + 2]).isCloseTo(sizes[2 * i], within(1e-5));
      assertThat((double) boxes[4 * i + 3]).isCloseTo(sizes[2 * i + 1], within(1e-5));
    }
  }

  @Test
  void cellsGoRowByRow() {
    Priors priors = Priors.of(10, List.of(2), List.of(5.), List.of(5.), List.of());
    assertThat(Arrays.copyOf(priors.centred(), 4)).containsExactly(0.25f, 0.25f, 0.5f, 0.5f);
    assertThat(Arrays.copyOfRange(priors.centred(), 8, 12))
        .containsExactly(0.75f, 0.25f, 0.5f, 0.5f);
    assertThat(Arrays.copyOfRange(priors.corners(), 16, 20)).containsExactly(0f, 0.5f, 0.5f, 1f);
  }

  @Test
  void quickDetectorHas3150() {
    Priors priors =
        Priors.of(
            160,
            List.of(20, 10, 5),
            List.of(16., 40., 80.),
            List.of(40., 80., 130.),
            List.of(2., 3.));
    assertThat(priors.count()).isEqualTo(3150);
  }

  @Test
  void sizesLargerThanTheImageAreClamped() {
    float[] boxes = Priors.of(100, List.of(1), List.of(80.), List.of(200.), List.of(3.)).centred();
    assertThat(boxes[6]).isEqualTo(1f);
    assertThat(boxes[10]).isEqualTo(1f);
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThatThrownBy(
            () -> Priors.of(300, List.of(19, 10), List.of(60.), List.of(105.), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2, 1, 1");
  }
}
