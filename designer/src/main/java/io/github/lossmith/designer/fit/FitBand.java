package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.drawing.KnotRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * What the number of examples leaves open: 95 % of the curves that are fitted to what the counts
 * may be the sample of. The counts are Poisson numbers; given N examples in a tenth their rate is
 * Gamma(N + 1/2) under Jeffreys' prior, whose intervals cover at nearly the nominal rate down to N
 * = 1, and its division among the groups is the Bayesian bootstrap (Rubin 1981). That the curve is
 * smooth between the examples is taken for granted.
 *
 * @param ranges of g at the knots; where a tenth has no examples anything is possible
 * @param factors of each tenth's share, see {@link TenthPull}
 */
record FitBand(List<KnotRange> ranges, List<Double> factors) {
  /** Ends of a 95 % interval from so many draws vary by a tenth of its width. */
  static final int DRAWS = 200;

  private static final double OUTSIDE = 0.025;

  /** The same examples have the same band. */
  private static final int SEED = 2020;

  /** How far the band reaches, relative to the largest |g|, where nothing was seen. */
  private static final double ANYTHING = 1000;

  /** From here on the Gamma distribution is normal to three digits. */
  private static final double MANY = 1000;

  /** Of the normal distribution, for 95 %. */
  private static final double SIGMAS = 1.96;

  static FitBand of(CoefficientFit fit, SmoothestCurve curve, double[] v, int many) {
    PullEquations equations = fit.equations();
    double[] counts = equations.counts();
    double[] tenths = new double[SeenExamples.TENTHS];
    for (int i = 0; i < counts.length; i++) {
      tenths[equations.tenth(i)] += counts[i];
    }
    double compliance = PullTargets.least(fit.goal());
    RandomGenerator random = new Well19937c(SEED);
    double[][] draws = new double[v.length][many];
    for (int d = 0; d < many; d++) {
      double[] drawn = drawn(random, equations, counts, tenths);
      double[] one = curve.resolve(fit.targets(drawn), v, compliance);
      double factor = scale(equations, one, drawn, counts, v);
      for (int j = 0; j < v.length; j++) {
        draws[j][d] = one[j] + factor;
      }
    }
    return new FitBand(ranges(fit, v, draws, tenths), factors(tenths));
  }

  private static double[] drawn(
      RandomGenerator random, PullEquations equations, double[] counts, double[] tenths) {
    double[] drawn = new double[counts.length];
    double all = 0;
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double shape = counts[i] * (1 + 0.5 / tenths[equations.tenth(i)]);
      // A group of a tenth of an example may be drawn as 1e-40 of one.
      drawn[i] =
          Math.max(1e-12 * counts[i], new GammaDistribution(random, shape, 1, 1e-9).sample());
      all += counts[i];
      sum += drawn[i];
    }
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] *= all / sum;
    }
    return drawn;
  }

  /** The same pull in all as the fit has. */
  private static double scale(
      PullEquations equations, double[] one, double[] drawn, double[] counts, double[] v) {
    double now = Arrays.stream(equations.pulls(one, drawn)).sum();
    double wanted = Arrays.stream(equations.pulls(v, counts)).sum();
    return Math.log(wanted / now);
  }

  private static List<KnotRange> ranges(
      CoefficientFit fit, double[] v, double[][] draws, double[] tenths) {
    double largest = Arrays.stream(v).max().orElseThrow();
    List<KnotRange> ranges = new ArrayList<>();
    for (int j = 0; j < v.length; j++) {
      double p = SeenExamples.probability(fit.knots().at(j));
      Arrays.sort(draws[j]);
      int outside = (int) Math.round(OUTSIDE * draws[j].length);
      double least = Math.min(v[j], draws[j][outside]);
      double most = Math.max(v[j], draws[j][draws[j].length - 1 - outside]);
      ranges.add(
          tenths[SeenExamples.tenth(p)] > 0
              ? new KnotRange(p, -Math.exp(most), -Math.exp(least))
              : new KnotRange(p, -ANYTHING * Math.exp(largest), 0));
    }
    return ranges;
  }

  /** The square root of the ratio of the ends of the interval. */
  private static List<Double> factors(double[] tenths) {
    List<Double> factors = new ArrayList<>();
    for (double tenth : tenths) {
      factors.add(factor(tenth));
    }
    return factors;
  }

  private static double factor(double examples) {
    if (examples == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (examples >= MANY) {
      return Math.exp(SIGMAS / Math.sqrt(examples));
    }
    GammaDistribution rate = new GammaDistribution(examples + 0.5, 1);
    return Math.sqrt(
        rate.inverseCumulativeProbability(1 - OUTSIDE)
            / rate.inverseCumulativeProbability(OUTSIDE));
  }
}
