package io.github.lossmith.designer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

/** Asked generation by generation, the optimizer goes the way that it goes by itself. */
class CandidateProposalsTest {
  private static final int POPULATION = 6;
  private static final double[] LOWER = {-3, -3, -3};
  private static final double[] UPPER = {3, 3, 3};

  private static double sphere(List<Double> point) {
    return -point.stream().mapToDouble(x -> (x - 1) * (x - 1)).sum();
  }

  private static double rosenbrock(List<Double> x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.size(); i++) {
      double bend = x.get(i + 1) - x.get(i) * x.get(i);
      sum += 100 * bend * bend + (1 - x.get(i)) * (1 - x.get(i));
    }
    return -sum;
  }

  private static double rastrigin(List<Double> point) {
    return -point.stream().mapToDouble(x -> x * x - 10 * Math.cos(2 * Math.PI * x) + 10).sum();
  }

  /** The points that commons-math3 looks at when it is left alone, without the first mean. */
  private static List<List<Double>> alone(ToDoubleFunction<List<Double>> f, int generations) {
    List<List<Double>> points = new ArrayList<>();
    int most = CandidateProposals.UNENDING;
    CMAESOptimizer optimizer =
        new CMAESOptimizer(most, 0, true, 0, 0, new MersenneTwister(7L), false, null);
    optimizer.optimize(
        new MaxEval(1 + generations * POPULATION),
        GoalType.MAXIMIZE,
        new ObjectiveFunction(
            point -> {
              List<Double> boxed = Arrays.stream(point).boxed().toList();
              points.add(boxed);
              return f.applyAsDouble(boxed);
            }),
        new InitialGuess(new double[3]),
        new SimpleBounds(LOWER, UPPER),
        new CMAESOptimizer.Sigma(new double[] {1, 1, 1}),
        new CMAESOptimizer.PopulationSize(POPULATION));
    return points.subList(1, points.size());
  }

  private static List<List<Double>> asked(ToDoubleFunction<List<Double>> f, int generations) {
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < generations; i++) {
      // another object each time: nothing is kept but the values
      CandidateProposals proposals = new CandidateProposals(LOWER, UPPER, 1, POPULATION, 7);
      points.addAll(
          proposals.next(
              f.applyAsDouble(Collections.nCopies(3, 0.0)),
              points.stream().map(f::applyAsDouble).toList()));
    }
    return points;
  }

  @Test
  void generationsAreThoseOfAnUninterruptedOptimizer() {
    List<ToDoubleFunction<List<Double>>> functions =
        List.of(
            CandidateProposalsTest::sphere,
            CandidateProposalsTest::rosenbrock,
            CandidateProposalsTest::rastrigin);
    for (ToDoubleFunction<List<Double>> f : functions) {
      List<List<Double>> asked = asked(f, 25);
      assertThat(asked).hasSize(25 * POPULATION).isEqualTo(alone(f, 25));
    }
    double best =
        asked(CandidateProposalsTest::sphere, 60).stream()
            .mapToDouble(CandidateProposalsTest::sphere)
            .max()
            .orElseThrow();
    assertThat(best).isGreaterThan(-1e-5);
  }

  @Test
  void candidatesStayWithinTheBounds() {
    ToDoubleFunction<List<Double>> outwards = point -> point.get(0) + point.get(1) - point.get(2);
    List<List<Double>> asked = asked(outwards, 20);
    assertThat(asked)
        .allSatisfy(point -> assertThat(point).allMatch(x -> x >= -3 && x <= 3))
        .anySatisfy(point -> assertThat(point.get(0)).isEqualTo(3));
  }

  @Test
  void candidatesThatAreAllRefusedDoNotEndTheSearch() {
    assertThat(asked(point -> -2, 5)).hasSize(5 * POPULATION);
  }
}
