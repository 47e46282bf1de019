package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.Optional;

/**
 * The end of the integral, x = 1 - p from 0 to {@link #BEGIN}, where doubles p are too coarse for a
 * panel. If the coefficient is not known as a function of x, dL/dx is assumed to be a power.
 */
final class OneEndIntegral {
  /** An x at which nothing but a pole is left of g, and whose reciprocal is a number. */
  private static final double TINY = 0x1p-600;

  /** The x = 1 - p at which the panels begin. */
  static final double BEGIN = 0x1p-44;

  /**
   * The power of x is compared with this many integrated octaves, for the error bound; from 3 to 12
   * no bound fails.
   */
  private static final int OCTAVES = 6;

  /** Such an x is lost in 1 - x. */
  private static final double SWALLOWED = 0x1p-54;

  /**
   * The exponent is measured over the 20 octaves between; over 10 and over 30 the verdicts are the
   * same.
   */
  private static final double FAR = 0x1p-24;

  /**
   * Growth that contributes less than this, in units of g(1/2), may be rounding; 1e-9 and 1e-16
   * give the same verdicts.
   */
  private static final double SIGNIFICANT = 1e-12;

  /** A smaller exponent is the slope of a g that tends to a number. */
  private static final double FLAT = 1e-3;

  private final Integrand.NearOne integrand;
  private final Optional<TailAtOne> tail;
  private final Optional<InfiniteEnd> infinite;
  private final double exponent;
  private double loss;
  private double bound;

  /**
   * @throws Unintegrable if g is not integrable at p = 1, or nearly so
   */
  OneEndIntegral(Integrand.NearOne integrand) {
    this.integrand = integrand;
    exponent = exponent(BEGIN, FAR);
    infinite = divergence();
    if (infinite.isPresent()) {
      tail = Optional.empty();
      loss = 0;
      bound = 0;
      return;
    }
    double power = power(BEGIN);
    tail = integrand.isExact() ? Optional.of(new TailAtOne(integrand, exponent)) : Optional.empty();
    loss = tail.map(TailAtOne::loss).orElse(power);
    bound = noise() + tail.map(TailAtOne::bound).orElseGet(() -> boundOfPower(power));
  }

  private double boundOfPower(double power) {
    double wider = BEGIN * (1 << OCTAVES);
    return Math.abs(power(wider) - power - octaves()) + BEGIN * 1e-6 * Math.abs(at(BEGIN));
  }

  /** What a jump at p = 1, which p reaches by rounding, as floor(4p), makes of the last bit. */
  private double noise() {
    double noise = integrand.noise(SWALLOWED);
    return Double.isFinite(noise) ? 4 * SWALLOWED * noise : 0;
  }

  /** The exponent a of dL/dx ~ x^a, measured between two points; 0 where there is none. */
  private double exponent(double near, double far) {
    double exponent = Math.log(at(near) / at(far)) / Math.log(near / far);
    return Double.isFinite(exponent) ? exponent : 0;
  }

  /**
   * The end of a loss that rises to infinity at p = 1; empty where L is finite there.
   *
   * @throws Unintegrable if it falls to minus infinity, or whether it is infinite cannot be told
   */
  private Optional<InfiniteEnd> divergence() {
    boolean significant = Math.abs(at(BEGIN)) * BEGIN > SIGNIFICANT * Math.abs(at(0x1p-1));
    if (exponent >= Singularity.STEEPEST || !significant) {
      return Optional.empty();
    }
    boolean diverges = exponent < Singularity.CERTAIN;
    if (diverges && at(BEGIN) < 0) {
      return Optional.of(new InfiniteEnd(integrand, exponent(BEGIN, 2 * BEGIN), exponent));
    }
    throw refusal(diverges ? "divergesAtOne" : "hardAtOne");
  }

  /** A refusal that names the order of the pole. */
  private Unintegrable refusal(String key) {
    return new Unintegrable(key, MessageNumbers.rounded(-exponent));
  }

  /** Why a loss that is infinite at p = 1 has no least value that counts. */
  Unintegrable withoutMinimum() {
    return refusal("noMinimum");
  }

  /** Whether L is infinite at p = 1, so that it is counted from {@link #BEGIN}. */
  boolean isInfinite() {
    return infinite.isPresent();
  }

  /** The limit of (1-p)·p·g(p) at p = 1. */
  double logitGradient() {
    if (!isInfinite()) {
      return 0;
    }
    boolean steeper = exponent(BEGIN, 2 * BEGIN) < -1 - FLAT;
    double x = integrand.isExact() ? TINY : BEGIN;
    return steeper ? Double.POSITIVE_INFINITY : -x * at(x);
  }

  /** The integral from 0 to x if dL/dx continues as a power of x. */
  private double power(double x) {
    double local = Math.max(exponent(x, 2 * x), Singularity.STEEPEST);
    return x * at(x) / (1 + local);
  }

  private double octaves() {
    double sum = 0;
    for (int i = 0; i < OCTAVES; i++) {
      double begin = BEGIN * (1 << i);
      sum += IntegrationPanel.fit(integrand, begin, 2 * begin).integral(2 * begin);
    }
    return sum;
  }

  private double at(double x) {
    return IntegrandSamples.value(integrand, x);
  }

  /** L at {@link #BEGIN}. */
  double loss() {
    return loss;
  }

  double bound() {
    return bound;
  }

  /** A bound of the error of L at x below {@link #BEGIN}. */
  double bound(double x) {
    return infinite.map(end -> end.bound(x) + bound).orElse(bound);
  }

  /** Makes L another number at {@link #BEGIN}, where it is infinite at p = 1. */
  void countFrom(double value, double boundThere) {
    loss = value;
    bound = boundThere;
  }

  /** L at x below {@link #BEGIN}. */
  double loss(double x) {
    if (infinite.isPresent()) {
      return infinite.get().loss(x) + loss;
    }
    return tail.isPresent() && x > 0 ? tail.get().loss(x) : byPower(x);
  }

  private double byPower(double x) {
    double local = Math.max(exponent(BEGIN, 2 * BEGIN), Singularity.STEEPEST);
    return loss * Math.pow(x / BEGIN, 1 + local);
  }

  /**
   * g(1), or the limit of g where g(1) is no number, owes its infinity to rounding, or is an
   * infinity that g does not grow to.
   */
  double value(ScaleCoefficient coefficient) {
    double value = coefficient.at(1);
    boolean alone = Double.isInfinite(value) && exponent > -FLAT;
    return Double.isNaN(value) || alone || coefficient.isLostInRounding(1) ? limit() : value;
  }

  /** The limit of g for p → 1. */
  private double limit() {
    if (Math.abs(exponent) < FLAT) {
      return -at(BEGIN);
    }
    return exponent > 0 ? 0 : -at(BEGIN) * Double.POSITIVE_INFINITY;
  }
}
