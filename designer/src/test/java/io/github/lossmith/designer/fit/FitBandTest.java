package io.github.lossmith.designer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.drawing.KnotRange;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The band, fitted to a sample, covers the curve that the whole population has. */
class FitBandTest {
  private static final int BINS = 20;

  @Test
  void coversTheCurveOfThePopulation() {
    assertThat(coverage(4, FitGoal.equalTenths())).isGreaterThan(0.85);
  }

  @Test
  @Tag("slow")
  void coversNearlyNineteenOfTwenty() {
    assertThat(coverage(60, FitGoal.equalTenths())).isBetween(0.92, 0.99);
    assertThat(coverage(60, FitGoal.hard(0.5))).isBetween(0.92, 0.99);
  }

  /** How often a knot of the population's curve lies in the band of a sample. */
  private static double coverage(int samples, FitGoal goal) {
    List<ExampleGroup> population = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      double p = (i + 0.5) / BINS;
      population.add(new ExampleGroup(6 + 600 * Math.exp((p - 1) * 12), p));
    }
    FittedCoefficient whole = CoefficientFit.of(SeenExamples.of(population), goal).orThrow();
    RandomGenerator random = new Well19937c(11);
    double covered = 0;
    double all = 0;
    for (int i = 0; i < samples; i++) {
      List<ExampleGroup> sample = new ArrayList<>();
      for (ExampleGroup group : population) {
        int count = new PoissonDistribution(random, group.count(), 1e-9, 1000).sample();
        sample.add(new ExampleGroup(count, group.p()));
      }
      FittedCoefficient fit = CoefficientFit.of(SeenExamples.of(sample), goal).orThrow();
      for (KnotRange range : fit.drawing().band()) {
        double g = whole.drawing().coefficient().at(range.p());
        covered += g >= range.low() && g <= range.high() ? 1 : 0;
        all++;
      }
    }
    return covered / all;
  }
}
