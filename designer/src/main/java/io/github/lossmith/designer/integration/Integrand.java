package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.function.DoubleUnaryOperator;

/**
 * dL/ds for a variable s that grows from p = 1 towards p = 0. Near p = 1 it is x = 1 - p, where
 * powers of 1 - p keep their relative precision; below p = 1/2 it is u = -log p, where the pole at
 * p = 0 is gone.
 */
sealed interface Integrand {
  /** The distance of doubles below 1. */
  double ULP = 0x1p-53;

  /** What is integrated. */
  ScaleCoefficient coefficient();

  /** dL/ds, the derivative of the loss. */
  double at(double s);

  double probability(double s);

  double variable(double p);

  /** How far off s the value of {@link #at} may be, for p is rounded to a double. */
  double rounding(double s);

  /** How far the rounding inside the coefficient may move {@link #at}; see its own. */
  double noise(double s);

  /** x = 1 - p in (0, 1/2], dL/dx = -g. */
  record NearOne(ScaleCoefficient coefficient, DoubleUnaryOperator g) implements Integrand {
    NearOne(ScaleCoefficient coefficient) {
      this(
          coefficient,
          coefficient
              .nearOne()
              .map(g -> SwitchAtOne.without(coefficient, g))
              .orElse(x -> coefficient.at(1 - x)));
    }

    @Override
    public double at(double x) {
      return -g.applyAsDouble(x);
    }

    /** Whether x is not rounded as 1 - x is. */
    boolean isExact() {
      return coefficient.nearOne().isPresent();
    }

    @Override
    public double probability(double x) {
      return 1 - x;
    }

    @Override
    public double variable(double p) {
      return 1 - p;
    }

    @Override
    public double rounding(double x) {
      return ULP;
    }

    @Override
    public double noise(double x) {
      return coefficient.roundingNearOne(x);
    }
  }

  /** y = log x below x = 2^-44, dL/dy = x·dL/dx; 0 where it is no number. */
  record LogNearOne(NearOne nearOne) implements Integrand {
    @Override
    public ScaleCoefficient coefficient() {
      return nearOne.coefficient();
    }

    @Override
    public double at(double y) {
      double x = Math.exp(y);
      double value = x * nearOne.at(x);
      return IntegrandSamples.isUsable(value) ? value : 0;
    }

    @Override
    public double probability(double y) {
      return 1 - Math.exp(y);
    }

    @Override
    public double variable(double p) {
      return Math.log(1 - p);
    }

    @Override
    public double rounding(double y) {
      return Math.ulp(y);
    }

    @Override
    public double noise(double y) {
      double x = Math.exp(y);
      return x * nearOne.noise(x);
    }
  }

  /** u = -log p in [log 2, 745], dL/du = -p·g. */
  record NearZero(ScaleCoefficient coefficient) implements Integrand {
    @Override
    public double at(double u) {
      return -coefficient.weighted(Math.exp(-u));
    }

    @Override
    public double probability(double u) {
      return Math.exp(-u);
    }

    @Override
    public double variable(double p) {
      return -Math.log(p);
    }

    @Override
    public double rounding(double u) {
      return ULP + Math.ulp(u);
    }

    @Override
    public double noise(double u) {
      double p = Math.exp(-u);
      return p * coefficient.rounding(p);
    }
  }
}
