package io.github.lossmith.designer.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.playground.PointSet.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossRaceTest {
  private static final PointRecipe EVEN = PointRecipe.FIRST.withRatio(1).withSpread(0.1);

  private static SideCoefficients preset(String name) {
    return Presets.named(name).orElseThrow().coefficients(1).orThrow();
  }

  @Test
  void sameLossHasTheSameWeightsBesideAnyOther() {
    LossRace two = new LossRace(EVEN.points(4), NetworkLayout.SMALL, 0.01, 4);
    LossLearner ce = two.add(preset("ce"));
    LossLearner focal = two.add(preset("focal"));
    LossRace one = new LossRace(EVEN.points(4), NetworkLayout.SMALL, 0.01, 4);
    LossLearner again = one.add(preset("focal"));
    two.advance(50);
    one.advance(20);
    one.advance(30);
    assertThat(weights(again)).isEqualTo(weights(focal)).isNotEqualTo(weights(ce));
    assertThat(two.steps()).isEqualTo(50);
  }

  private static List<Double> weights(LossLearner learner) {
    return java.util.stream.IntStream.range(0, learner.network().size())
        .mapToObj(learner.network()::weight)
        .toList();
  }

  @Test
  void separatePointsAreLearned() {
    for (PointShape shape : List.of(PointShape.BLOBS, PointShape.MOONS, PointShape.RING)) {
      PointRecipe recipe = new PointRecipe(shape, 400, 1, 0.05, 0);
      LossRace race = new LossRace(recipe.points(1), NetworkLayout.SMALL, 0.03, 1);
      LossLearner learner = race.add(preset("ce"));
      race.advance(400);
      LearnerMeasures seen = LearnerMeasures.of(learner, race.points(), recipe.fresh(1));
      assertThat(seen.balancedAccuracy()).as(shape.key()).isGreaterThan(0.95);
    }
  }

  @Test
  void copyGoesOnFromTheSameState() {
    LossRace race = new LossRace(EVEN.points(2), NetworkLayout.SMALL, 0.01, 2);
    LossLearner ce = race.add(preset("ce"));
    race.advance(30);
    LossLearner same = race.addFrom(ce, preset("ce"));
    LossLearner other = race.addFrom(ce, preset("maki"));
    race.advance(30);
    assertThat(weights(same)).isEqualTo(weights(ce)).isNotEqualTo(weights(other));
    race.remove(same);
    other.use(preset("ce"));
    race.advance(1);
    assertThat(weights(same)).isNotEqualTo(weights(ce));
  }

  @Test
  void coefficientThatIsNoNumberIsSaid() {
    LossRace race = new LossRace(EVEN.points(2), NetworkLayout.LINEAR, 0.01, 2);
    LossLearner lost = race.add(new SideCoefficients(p -> Double.NaN, p -> -1));
    LossLearner good = race.add(preset("ce"));
    race.advance(3);
    assertThat(lost.isLost()).isTrue();
    assertThat(good.isLost()).isFalse();
  }

  @Test
  void measuresAreThoseOfAHandCount() {
    PointSet points =
        new PointSet(
            List.of(
                new Labelled(1, 0, true), new Labelled(-1, 0, true), new Labelled(-1, 0, false)));
    LossRace race = new LossRace(points, NetworkLayout.LINEAR, 0.01, 0);
    LossLearner learner = race.add(preset("ce"));
    for (int i = 0; i < learner.network().size(); i++) {
      learner.network().set(i, i == 3 ? 2 / SmallNetwork.INPUT_SCALE : 0); // margin 2x
    }
    LearnerMeasures seen = LearnerMeasures.of(learner, points, points);
    double easy = 1 / (1 + Math.exp(-2));
    assertThat(seen.rareRecall()).isEqualTo(0.5);
    assertThat(seen.commonRecall()).isEqualTo(1);
    assertThat(seen.balancedAccuracy()).isEqualTo(0.75);
    assertThat(seen.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(seen.rareCounts().get((int) (20 * easy))).isEqualTo(1);
    assertThat(seen.rareCounts().get((int) (20 * (1 - easy)))).isEqualTo(1);
    assertThat(seen.commonCounts().get((int) (20 * easy))).isEqualTo(1);
    assertThat(seen.rarePull().stream().mapToDouble(v -> v).sum()).isCloseTo(1, within(1e-12));
    assertThat(seen.rarePullShare()).isCloseTo(1 / (2 - easy), within(1e-12));
  }

  @Test
  void recipeKeepsItsPromises() {
    for (PointShape shape : PointShape.values()) {
      PointSet points = new PointRecipe(shape, 1000, 100, 0.4, 0).points(7);
      assertThat(points.size()).isEqualTo(1000);
      assertThat(points.rareCount()).isEqualTo(10);
      assertThat(points.hasBothClasses()).isTrue();
    }
    assertThat(PointRecipe.FIRST.withRatio(1000).withCount(20).points(0).rareCount()).isEqualTo(1);
    assertThat(PointRecipe.FIRST.withRatio(1).withLabelNoise(0.5).points(0).rareCount())
        .isBetween(440, 560);
    assertThat(PointRecipe.FIRST.fresh(3).rareCount()).isEqualTo(500);
    assertThatThrownBy(() -> PointRecipe.FIRST.withRatio(1001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LossRace(new PointSet(List.of()), NetworkLayout.SMALL, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
