package io.github.lossmith.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairedTestsTest {
  @Test
  void theSignFlipTestCannotSayMoreThanItsPairsAllow() {
    assertThat(PairedSignFlip.probability(1, 2, 3)).isEqualTo(2 / 8.0);
    assertThat(PairedSignFlip.probability(-1, -2, -3, -1, -4)).isEqualTo(2 / 32.0);
    assertThat(PairedSignFlip.probability(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).isEqualTo(2 / 1024.0);
    assertThat(PairedSignFlip.probability(0, 0, 0)).isEqualTo(1);
  }

  @Test
  void equalSumsAreEqualInSpiteOfRounding() {
    // 0.1 + 0.2 - 0.3 is not 0 in doubles: six of the eight sums are as large as 0.3 or more
    assertThat(PairedSignFlip.probability(0.1, 0.2, -0.3)).isEqualTo(1);
    assertThat(PairedSignFlip.probability(0.3, -0.1, -0.2)).isEqualTo(1);
  }

  @Test
  void drawnSignsAgreeWithCountedOnes() {
    double[] sixteen = new double[16];
    for (int i = 0; i < sixteen.length; i++) {
      sixteen[i] = i % 3 == 0 ? -1 - i / 100.0 : 1 + i / 50.0;
    }
    double counted = PairedSignFlip.probability(sixteen);
    double[] seventeen = Arrays.copyOf(sixteen, 17); // a difference of 0 changes no sum
    double drawn = PairedSignFlip.probability(seventeen);
    assertThat(drawn).isCloseTo(counted, within(4 * Math.sqrt(counted / PairedSignFlip.DRAWS)));
    assertThat(PairedSignFlip.probability(seventeen)).isEqualTo(drawn);
  }

  @Test
  void drawnProbabilitiesAreNeverNull() {
    double[] clear = new double[60];
    Arrays.fill(clear, 1);
    assertThat(PairedSignFlip.probability(clear)).isEqualTo(1 / (PairedSignFlip.DRAWS + 1.0));
  }

  @Test
  void aSingleNumberHasNoInterval() {
    MeanEstimate one = MeanEstimate.of(0.5);
    assertThat(one.mean()).isEqualTo(0.5);
    assertThat(one.deviation()).isNaN();
    assertThat(one.low()).isNaN();
    assertThatThrownBy(MeanEstimate::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStudentTestDoesNotApplyToDifferencesThatDoNotVary() {
    assertThat(PairedStudent.applies(0.1, 0.1, 0.1)).isFalse();
    assertThat(PairedStudent.applies(0.3 - 0.2, 0.2 - 0.1, 0.1)).isFalse();
    assertThat(PairedStudent.applies(0, 0, 0)).isFalse();
    assertThat(PairedStudent.applies(0.1)).isFalse();
    assertThat(PairedStudent.applies(0.1, 0.1, 0.1001)).isTrue();
  }

  @Test
  void equalNumbersHaveNoDeviation() {
    assertThat(MeanEstimate.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).deviation()).isZero();
  }

  @Test
  void moreThanAThousandSeedsAreNotCounted() {
    assertThat(SampleSize.pairs(1, 1e-3, 0.05)).isEqualTo(SampleSize.MOST);
    assertThat(SampleSize.pairs(0, 0.02, 0.05)).isEqualTo(3);
  }
}
