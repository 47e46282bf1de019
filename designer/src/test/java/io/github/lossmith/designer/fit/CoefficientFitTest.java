package io.github.lossmith.designer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.KnotRange;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoefficientFitTest {
  /** The curve does not depend on the draws of its band, which take nearly all of the time. */
  private static final int FEW_DRAWS = 8;

  /** Fifty even bins of a detector: many easy anchors, few hard ones. */
  private static List<ExampleGroup> detector() {
    List<ExampleGroup> groups = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      double p = (i + 0.5) / 50;
      double count = Math.rint(30 + 40 * Math.exp(-p * 6) + 2e5 * Math.exp((p - 1) * 30));
      groups.add(new ExampleGroup(count, p));
    }
    return groups;
  }

  private static FittedCoefficient fit(List<ExampleGroup> groups, FitGoal goal) {
    return CoefficientFit.of(SeenExamples.of(groups), goal, FEW_DRAWS).orThrow();
  }

  /** Σ n p(1-p)|g(p)| of each tenth, by its definition. */
  private static double[] pulls(ScaleCoefficient g, List<ExampleGroup> groups) {
    double[] pulls = new double[10];
    for (ExampleGroup group : groups) {
      double p = group.p();
      pulls[(int) Math.floor(p * 10)] += group.count() * p * (1 - p) * Math.abs(g.at(p));
    }
    return pulls;
  }

  private static double hardShare(double[] pulls) {
    double hard = 0;
    double all = 0;
    for (int k = 0; k < 10; k++) {
      hard += k < 5 ? pulls[k] : 0;
      all += pulls[k];
    }
    return hard / all;
  }

  @Test
  void everyTenthPullsTheSame() {
    FittedCoefficient fit = fit(detector(), FitGoal.equalTenths());
    double[] pulls = pulls(fit.drawing().coefficient(), detector());
    for (double pull : pulls) {
      assertThat(pull / pulls[0]).isCloseTo(1, within(1e-6));
    }
    assertThat(fit.tenths()).allSatisfy(t -> assertThat(t.after()).isCloseTo(0.1, within(1e-7)));
  }

  @Test
  void keepsThePullOfCrossEntropy() {
    FittedCoefficient fit = fit(detector(), FitGoal.equalTenths());
    double all = 0;
    for (double pull : pulls(fit.drawing().coefficient(), detector())) {
      all += pull;
    }
    double entropy = detector().stream().mapToDouble(g -> g.count() * (1 - g.p())).sum();
    assertThat(all / entropy).isCloseTo(1, within(1e-6));
  }

  @Test
  void everyTenthOfSingleValuesPullsTheSame() {
    Random random = new Random(7);
    double[] values = new double[5000];
    List<ExampleGroup> single = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double s = i % 50 == 0 ? random.nextGaussian() - 1 : 3 + 2 * random.nextGaussian();
      values[i] = 1 / (1 + Math.exp(-s));
      single.add(new ExampleGroup(1, values[i]));
    }
    FittedCoefficient fit =
        CoefficientFit.of(SeenExamples.of(values), FitGoal.equalTenths(), FEW_DRAWS).orThrow();
    double[] pulls = pulls(fit.drawing().coefficient(), single);
    for (double pull : pulls) {
      assertThat(pull / pulls[0]).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 1, 100})
  void reachesTheShareOfTheHardAtAnySmoothness(double smoothness) {
    for (double share : new double[] {0.3, 0.9}) {
      FitGoal goal = FitGoal.hard(share).smooth(smoothness);
      double[] pulls = pulls(fit(detector(), goal).drawing().coefficient(), detector());
      assertThat(hardShare(pulls)).isCloseTo(share, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void keepsMonotone(double smoothness) {
    List<ExampleGroup> peaked = new ArrayList<>(detector());
    peaked.set(0, new ExampleGroup(50_000, 0.01));
    peaked.set(26, new ExampleGroup(3, 0.53));
    FitGoal goal = new FitGoal(java.util.OptionalDouble.of(0.8), smoothness, true);
    FittedCoefficient fit = fit(peaked, goal);
    ScaleCoefficient g = fit.drawing().coefficient();
    for (double p = 0.0005; p < 0.9994; p += 0.0005) {
      assertThat(g.at(p + 0.0005)).isGreaterThanOrEqualTo(g.at(p) - 1e-12 * Math.abs(g.at(p)));
      assertThat(g.at(p)).isNegative();
    }
    assertThat(hardShare(pulls(g, peaked))).isCloseTo(0.8, within(1e-6));
    FittedCoefficient free = fit(peaked, new FitGoal(goal.hardShare(), smoothness, false));
    List<Double> sizes = free.drawing().knots().stream().map(Knot::g).toList();
    assertThat(sizes).isNotEqualTo(sizes.stream().sorted().toList());
  }

  @Test
  void twoGroupsMakeAPowerOfTheOdds() {
    // 1000·p(1-p)·c·((1-p)/p)^a at 0.9 is 10 times the same at 0.3, so a = log(…) / log(…).
    FittedCoefficient fit = fit(Imbalance.paper().groups(), FitGoal.equalTenths());
    double power = Math.log(1000 * 0.09 / (10 * 0.21)) / Math.log(9 * 7.0 / 3);
    ScaleCoefficient g = fit.drawing().coefficient();
    double ratio = g.at(0.3) / g.at(0.9);
    assertThat(Math.log(ratio) / Math.log(21)).isCloseTo(power, within(1e-6));
    assertThat(fit.curvature()).isLessThan(1e-9);
  }

  @Test
  void aSmootherCurveGivesWay() {
    double curvature = Double.POSITIVE_INFINITY;
    double spread = 0;
    for (double smoothness : new double[] {0, 0.01, 1, 100}) {
      FittedCoefficient fit = fit(detector(), FitGoal.equalTenths().smooth(smoothness));
      assertThat(fit.curvature()).isLessThan(curvature);
      assertThat(fit.spread()).isGreaterThan(spread);
      curvature = fit.curvature();
      spread = fit.spread();
    }
  }

  @Test
  void noOtherCurveWithThesePullsIsSmoother() {
    // At the minimum the derivative of the curvature is a combination of those of the pulls.
    FittedCoefficient fit = fit(detector(), FitGoal.equalTenths());
    LogitKnots knots =
        LogitKnots.around(
            detector().stream().mapToDouble(g -> SeenExamples.logit(g.p())).toArray());
    double[] v = new double[knots.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.log(-fit.drawing().knots().get(i).g());
    }
    PullEquations equations = new PullEquations(knots, detector());
    double[][] slopes = equations.slopes(v, equations.counts());
    double[][] k = knots.roughness();
    Random random = new Random(3);
    for (int turn = 0; turn < 20; turn++) {
      double[] way = random.doubles(v.length, -1, 1).toArray();
      double[] free = withoutEffect(way, slopes);
      double change = 0;
      double size = 0;
      for (int i = 0; i < v.length; i++) {
        double gradient = 0;
        for (int j = 0; j < v.length; j++) {
          gradient += k[i][j] * v[j];
        }
        change += gradient * free[i];
        size += Math.abs(gradient * free[i]);
      }
      assertThat(Math.abs(change)).isLessThan(1e-4 * size);
    }
  }

  /** The part of a direction that changes no pull: the rows have no knots in common but few. */
  private static double[] withoutEffect(double[] way, double[][] slopes) {
    double[] free = way.clone();
    for (int sweep = 0; sweep < 2000; sweep++) {
      for (double[] row : slopes) {
        double along = 0;
        double square = 0;
        for (int i = 0; i < row.length; i++) {
          along += row[i] * free[i];
          square += row[i] * row[i];
        }
        for (int i = 0; i < row.length; i++) {
          free[i] -= along / square * row[i];
        }
      }
    }
    return free;
  }

  @Test
  void theBandIsWideWhereFewExamplesAre() {
    List<ExampleGroup> few = new ArrayList<>();
    few.add(new ExampleGroup(4, 0.15));
    few.add(new ExampleGroup(400, 0.55));
    few.add(new ExampleGroup(40_000, 0.95));
    FittedCoefficient fit =
        CoefficientFit.of(SeenExamples.of(few), FitGoal.equalTenths()).orThrow();
    List<Double> widths = new ArrayList<>();
    for (double p : new double[] {0.15, 0.55, 0.95}) {
      KnotRange near =
          Collections.min(
              fit.drawing().band(),
              java.util.Comparator.comparingDouble(range -> Math.abs(range.p() - p)));
      widths.add(near.low() / near.high());
    }
    assertThat(widths.get(0)).isGreaterThan(4);
    assertThat(widths.get(1)).isBetween(1.1, 1.5);
    assertThat(widths.get(2)).isBetween(1.0, 1.1);
    assertThat(fit.tenths().get(1).factor()).isBetween(2.0, 4.0);
    assertThat(fit.tenths().get(9).factor()).isBetween(1.005, 1.02);
  }

  @Test
  void theBandIsTheSameEachTime() {
    assertThat(fit(detector(), FitGoal.hard(0.5))).isEqualTo(fit(detector(), FitGoal.hard(0.5)));
  }

  @Test
  void survivesTheDesignFile() {
    Drawing drawing = fit(detector(), FitGoal.equalTenths()).drawing();
    Design design = Design.drawn("fit", drawing);
    assertThat(DesignFile.parse(DesignFile.print(design), "text").orThrow()).isEqualTo(design);
    assertThat(drawing.coefficient().band()).isPresent();
  }

  @Test
  void saysWhatCannotBeTold() {
    List<ExampleGroup> few =
        List.of(new ExampleGroup(3, 0.25), new ExampleGroup(500, 0.75), new ExampleGroup(50, 0.97));
    String notes = FitNotes.of(fit(few, FitGoal.equalTenths()), FitGoal.equalTenths()).toString();
    assertThat(notes).contains("designer.fit.thin").contains("0.2–0.3");
    assertThat(notes).contains("designer.fit.empty").contains("0.8–0.9");
  }

  @Test
  void refusesWhatHasNoAnswer() {
    assertThat(key(List.of(new ExampleGroup(500, 0.73)), FitGoal.equalTenths()))
        .isEqualTo("designer.fit.oneTenth");
    assertThat(key(List.of(new ExampleGroup(3, 0.1), new ExampleGroup(4, 0.9)), FitGoal.hard(0.5)))
        .isEqualTo("designer.fit.few");
    assertThat(
            key(List.of(new ExampleGroup(30, 0.6), new ExampleGroup(40, 0.9)), FitGoal.hard(0.5)))
        .isEqualTo("designer.fit.allEasy");
    assertThat(
            key(List.of(new ExampleGroup(30, 0.2), new ExampleGroup(40, 0.4)), FitGoal.hard(0.5)))
        .isEqualTo("designer.fit.allHard");
    assertThat(
            key(
                List.of(new ExampleGroup(30, 0.4), new ExampleGroup(10, 0.6)),
                FitGoal.hard(0.2).falling()))
        .isEqualTo("designer.fit.unreachable");
    assertThat(key(List.of(), FitGoal.equalTenths())).isEqualTo("designer.fit.few");
  }

  @Test
  void anyGroupsAreFittedOrRefused() {
    fitRandomly(2020, 24);
  }

  @Test
  @Tag("slow")
  void manyGroupsAreFittedOrRefused() {
    fitRandomly(7, 600);
  }

  private static void fitRandomly(int seed, int turns) {
    Random random = new Random(seed);
    int fitted = 0;
    for (int turn = 0; turn < turns; turn++) {
      List<ExampleGroup> groups = new ArrayList<>();
      int size = 1 + random.nextInt(turn % 3 == 0 ? 4 : 60);
      for (int i = 0; i < size; i++) {
        double p = 1 / (1 + Math.exp(-random.nextGaussian() * (1 + turn % 7)));
        double count = Math.ceil(Math.exp(random.nextDouble() * 14));
        groups.add(new ExampleGroup(count, Math.max(Double.MIN_NORMAL, Math.min(1, p))));
      }
      double[] smooth = {0, 1e-4, 1, 1e6};
      double share = 0.02 + 0.96 * random.nextDouble();
      boolean hard = random.nextBoolean();
      FitGoal goal = (hard ? FitGoal.hard(share) : FitGoal.equalTenths()).smooth(smooth[turn % 4]);
      FitGoal asked = random.nextBoolean() ? goal.falling() : goal;
      Outcome<FittedCoefficient> fit = CoefficientFit.of(SeenExamples.of(groups), asked, FEW_DRAWS);
      fitted += fit.isOk() ? 1 : 0;
      fit.toOptional().ifPresent(found -> assertThatIsAsAsked(found, asked, groups));
    }
    assertThat(fitted).isGreaterThan(turns / 2);
  }

  private static void assertThatIsAsAsked(
      FittedCoefficient fit, FitGoal goal, List<ExampleGroup> groups) {
    String about = goal + " " + groups;
    goal.hardShare()
        .ifPresent(s -> assertThat(fit.hardShare()).as(about).isCloseTo(s, within(1e-6)));
    if (goal.hardShare().isEmpty() && goal.smoothness() == 0 && !goal.monotone()) {
      assertThat(fit.spread()).as(about).isCloseTo(1, within(1e-6));
    }
    if (goal.monotone()) {
      List<Double> knots = fit.drawing().knots().stream().map(Knot::g).toList();
      assertThat(knots).as(about).isSorted();
    }
  }

  @Test
  void examplesOnBothSidesOfABorderAreTooNear() {
    assertThat(
            key(
                List.of(new ExampleGroup(1000, 0.4999), new ExampleGroup(10, 0.5001)),
                FitGoal.equalTenths()))
        .isEqualTo("designer.fit.steep");
  }

  private static String key(List<ExampleGroup> groups, FitGoal goal) {
    return CoefficientFit.of(SeenExamples.of(groups), goal).failure().orElseThrow().key();
  }
}
