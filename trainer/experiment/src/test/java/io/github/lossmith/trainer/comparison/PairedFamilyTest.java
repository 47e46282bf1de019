package io.github.lossmith.trainer.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairedFamilyTest {
  private static final int FAMILIES = 1000;

  /** What mAP may be drawn from. */
  private enum Distribution {
    NORMAL(random -> 0.6 + 0.01 * random.nextGaussian()),
    UNIFORM(Random::nextDouble),
    SKEWED(random -> -Math.log(1 - random.nextDouble())),
    HEAVY_TAILS(random -> random.nextGaussian() / Math.abs(random.nextGaussian())),
    COARSE(random -> random.nextInt(4) / 11.0),
    SOMETIMES_NOTHING(random -> random.nextInt(8) == 0 ? 0 : 0.6 + 0.01 * random.nextGaussian()),
    PAIRED_TWO_VALUES(random -> random.nextBoolean() ? 0.5 : 0.6);

    private final ToDoubleFunction<Random> draw;

    Distribution(ToDoubleFunction<Random> draw) {
      this.draw = draw;
    }
  }

  private static SeedScores scores(String loss, double... values) {
    TreeMap<Long, Double> bySeed = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      bySeed.put((long) i, values[i]);
    }
    return new SeedScores(loss, bySeed);
  }

  private static List<SeedScores> family(
      Random random, Distribution distribution, int losses, int seeds) {
    List<SeedScores> table = new ArrayList<>();
    for (int loss = 0; loss < losses; loss++) {
      double[] values = new double[seeds];
      for (int seed = 0; seed < seeds; seed++) {
        values[seed] = distribution.draw.applyAsDouble(random);
      }
      table.add(scores("loss " + loss, values));
    }
    return table;
  }

  @ParameterizedTest
  @EnumSource(Distribution.class)
  void atMostAFewFamiliesWithoutADifferenceHaveAVerdict(Distribution distribution) {
    assertThat(called(distribution, 5, 10)).isLessThanOrEqualTo(FAMILIES * 5 / 100);
  }

  @ParameterizedTest
  @EnumSource(Distribution.class)
  void groupsOfThreeAndFourSeedsHaveNoMore(Distribution distribution) {
    assertThat(called(distribution, 3, 4)).isLessThanOrEqualTo(FAMILIES * 5 / 100);
  }

  private static int called(Distribution distribution, int fewest, int most) {
    Random random = new Random(2020);
    int called = 0;
    for (int i = 0; i < FAMILIES; i++) {
      int seeds = fewest + random.nextInt(most - fewest + 1);
      if (isCalled(family(random, distribution, 2 + i % 5, seeds))) {
        called++;
      }
    }
    return called;
  }

  private static boolean isCalled(List<SeedScores> table) {
    return PairedFamily.compare(List.of(table), 0, 0.02).get(0).stream()
        .anyMatch(loss -> loss.verdict() == Verdict.BETTER || loss.verdict() == Verdict.WORSE);
  }

  @Test
  void aClearDifferenceIsFoundWithFiveSeedsAmongFiveLosses() {
    Random random = new Random(4);
    int found = 0;
    for (int i = 0; i < FAMILIES; i++) {
      List<SeedScores> table =
          new ArrayList<>(family(random, Distribution.NORMAL, 4, 5)); // sd 0.01
      double[] better = new double[5];
      for (int seed = 0; seed < better.length; seed++) {
        better[seed] = 0.66 + 0.01 * random.nextGaussian();
      }
      table.add(scores("better", better));
      ComparedLoss last = PairedFamily.compare(List.of(table), 0, 0.02).get(0).get(4);
      found += last.verdict() == Verdict.BETTER ? 1 : 0;
      assertThat(last.difference().orElseThrow().signFlip()).isGreaterThanOrEqualTo(2 / 32.0);
    }
    assertThat(found).isGreaterThan(FAMILIES * 8 / 10);
  }

  @Test
  void underThreePairsNothingIsTested() {
    List<SeedScores> table = List.of(scores("CE", 0.5, 0.6), scores("Maki", 0.7, 0.8));
    ComparedLoss maki = PairedFamily.compare(List.of(table), 0, 0.02).get(0).get(1);
    assertThat(maki.verdict()).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(maki.difference()).isEmpty();
    assertThat(maki.pairs()).isEqualTo(2);
  }

  @Test
  void differencesThatDoNotVaryAreJudgedByTheirSigns() {
    List<SeedScores> three = List.of(scores("CE", 0.5, 0.6, 0.7), scores("M", 0.6, 0.7, 0.8));
    assertThat(verdict(three)).isEqualTo(Verdict.NOT_TOLD_APART);
    double[] ce = {1, 2, 3, 4, 5, 6, 7};
    double[] maki = {2, 3, 4, 5, 6, 7, 8};
    assertThat(verdict(List.of(scores("CE", ce), scores("M", maki)))).isEqualTo(Verdict.BETTER);
    assertThat(verdict(List.of(scores("CE", ce), scores("M", ce))))
        .isEqualTo(Verdict.NOT_TOLD_APART);
  }

  private static Verdict verdict(List<SeedScores> table) {
    return PairedFamily.compare(List.of(table), 0, 0.02).get(0).get(1).verdict();
  }

  @Test
  void onlySharedSeedsArePaired() {
    SeedScores ce = scores("CE", 0.5, 0.6, 0.7, 0.8);
    SeedScores maki =
        new SeedScores("Maki", new TreeMap<>(Map.of(1L, 0.7, 2L, 0.81, 3L, 0.9, 9L, 0.0)));
    ComparedLoss compared = PairedFamily.compare(List.of(List.of(ce, maki)), 0, 0.02).get(0).get(1);
    assertThat(compared.pairs()).isEqualTo(3);
    assertThat(compared.estimate().count()).isEqualTo(4);
    assertThat(compared.difference().orElseThrow().estimate().mean())
        .isCloseTo(0.31 / 3, within(1e-12));
  }

  @Test
  void theBestIsNamedOnlyWhereAllOthersAreWorse() {
    SeedScores ce = scores("CE", 0.50, 0.51, 0.49, 0.505, 0.495);
    SeedScores maki = scores("Maki", 0.60, 0.612, 0.591, 0.604, 0.597);
    SeedScores close = scores("QCE", 0.601, 0.609, 0.593, 0.602, 0.598);
    assertThat(PairedFamily.best(List.of(ce, maki))).contains(1);
    assertThat(PairedFamily.best(List.of(ce, maki, close))).isEmpty();
    assertThat(PairedFamily.best(List.of(ce))).isEmpty();
  }

  @Test
  void allTablesAreOneFamily() {
    List<SeedScores> table = List.of(scores("CE", 1, 2, 3, 4), scores("M", 1.1, 2.3, 3.2, 4.2));
    double alone =
        PairedFamily.compare(List.of(table), 0, 1)
            .get(0)
            .get(1)
            .difference()
            .orElseThrow()
            .decisive();
    double together =
        PairedFamily.compare(List.of(table, table, table), 0, 1)
            .get(2)
            .get(1)
            .difference()
            .orElseThrow()
            .decisive();
    assertThat(together).isCloseTo(3 * alone, within(1e-12));
  }
}
