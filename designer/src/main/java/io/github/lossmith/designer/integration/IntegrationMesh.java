package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The edges of the panels and the places of the witnesses. */
final class IntegrationMesh {
  /**
   * Number of witnesses; with 512, gaps of width 0.0012 are missed in 146 of 400 places and bumps
   * of width 0.0002 in 31; with 2,048 a formula takes 16 % more samples.
   */
  private static final int WITNESSES = 1024;

  /** The golden section: no witness is a round number, where people put kinks and gaps. */
  private static final double OFFSET = (3 - Math.sqrt(5)) / 2;

  private static final double LOG_2 = Math.log(2);

  /**
   * Edges in octaves of p; for small p dL/du is nearly a power of u, so panels may grow in
   * proportion to u.
   */
  private static final int[] OCTAVES_OF_P = {
    1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768
  };

  private IntegrationMesh() {}

  /** Panels for x = 1 - p up to 1/2. */
  static AdaptivePanels nearOne(Integrand.NearOne integrand, OneEndIntegral end) {
    // Down to x = 2^-44, where OneEndIntegral takes over.
    DoubleStream octaves = IntStream.rangeClosed(1, 44).mapToDouble(k -> Math.scalb(1.0, -k));
    double[] edges = edges(integrand, octaves, integrand.coefficient(), OneEndIntegral.BEGIN, 0.5);
    DoubleStream narrow = narrow(integrand, integrand.coefficient(), OneEndIntegral.BEGIN, 0.5);
    double[] witnesses = DoubleStream.concat(halfOfThem(), narrow).sorted().toArray();
    double scale = size(integrand.coefficient());
    return new AdaptivePanels(integrand, edges, witnesses, scale, end.loss(), end.bound());
  }

  /** Panels for u = -log p from log 2 on, behind those for x. */
  static AdaptivePanels nearZero(Integrand.NearZero integrand, AdaptivePanels nearOne) {
    double last = ZeroEndExtrapolation.end(integrand);
    DoubleStream octaves = Arrays.stream(OCTAVES_OF_P).mapToDouble(k -> k * LOG_2);
    double[] edges = edges(integrand, octaves, integrand.coefficient(), LOG_2, last);
    // From u = 8, p = 3e-4, in steps of 3.5 % to 680; normal doubles p end at u = 708.
    DoubleStream small = IntStream.range(0, 128).mapToDouble(i -> 8 * Math.exp(i * 0.035));
    DoubleStream large = halfOfThem().map(p -> -Math.log(p));
    DoubleStream even = DoubleStream.concat(large, small).filter(u -> u < last);
    DoubleStream narrow = narrow(integrand, integrand.coefficient(), LOG_2, last);
    double[] witnesses = DoubleStream.concat(even, narrow).sorted().toArray();
    double scale = nearOne.absolute() + size(integrand.coefficient());
    return new AdaptivePanels(
        integrand, edges, witnesses, scale, nearOne.total(), nearOne.totalBound());
  }

  /** About the integral of |g| from 0.01 to 1, which rounding is measured by; off round numbers. */
  private static double size(ScaleCoefficient g) {
    DoubleStream sizes = IntStream.range(1, 99).mapToDouble(i -> Math.abs(g.at(i * 0.01 + 1e-3)));
    return sizes.filter(Double::isFinite).sum() / 100;
  }

  /** Evenly over (0, 1/2), off the places where people put kinks. */
  private static DoubleStream halfOfThem() {
    return IntStream.range(0, WITNESSES / 2).mapToDouble(i -> (i + OFFSET) / WITNESSES);
  }

  /** Places of narrow features, which even samples would miss. */
  private static DoubleStream narrow(
      Integrand integrand, ScaleCoefficient g, double begin, double end) {
    return g.narrow().places().stream()
        .mapToDouble(integrand::variable)
        .filter(s -> begin < s && s < end);
  }

  private static double[] edges(
      Integrand integrand, DoubleStream usual, ScaleCoefficient g, double begin, double end) {
    DoubleStream declared = g.breakpoints().stream().mapToDouble(integrand::variable);
    DoubleStream inside = DoubleStream.concat(usual, declared).filter(s -> begin < s && s < end);
    return DoubleStream.concat(DoubleStream.of(begin, end), inside).sorted().distinct().toArray();
  }
}
