package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;

/** A coefficient at a few places, as logarithms of |p·g|, for comparing shapes. */
final class CoefficientSignature {
  /**
   * Values of p at which (1-p)^γ, p^q and bounds of 1/p differ most; the first, which factors refer
   * to, is the hard p of the paper.
   */
  private static final double[] PLACES = {
    0.3, 5e-4, 1.5e-3, 6e-3, 0.02, 0.08, 0.17, 0.45, 0.6, 0.75, 0.9, 0.97
  };

  /** More values of p, between those and beyond, because agreement at twelve is no proof. */
  private static final double[] FURTHER = {
    1e-12, 1e-7, 1e-4, 0.003, 0.04, 0.12, 0.22, 0.37, 0.53, 0.68, 0.83, 0.94, 0.99, 0.9999
  };

  private final ScaleCoefficient coefficient;
  private final double[] shape;
  private final double sign;

  CoefficientSignature(ScaleCoefficient coefficient) {
    this.coefficient = coefficient;
    this.shape = new double[PLACES.length];
    this.sign = Math.signum(coefficient.at(PLACES[0]));
    for (int i = 0; i < shape.length; i++) {
      double value = sign * coefficient.weighted(PLACES[i]);
      shape[i] = value > 0 ? Math.log(value) : Double.NaN;
    }
  }

  /** Whether g is finite, not 0 and of one sign at all places. */
  boolean isUsable() {
    double sum = 0;
    for (double value : shape) {
      sum += value;
    }
    return Double.isFinite(sum) && sign != 0;
  }

  int size() {
    return shape.length - 1;
  }

  /** How much the shape differs from another at place {@code i}, whatever the factors are. */
  double difference(CoefficientSignature other, int i) {
    return shape[i + 1] - shape[0] - (other.shape[i + 1] - other.shape[0]);
  }

  double distance(CoefficientSignature other) {
    double worst = 0;
    for (int i = 0; i < size(); i++) {
      double difference = Math.abs(difference(other, i));
      if (!(difference <= worst)) {
        worst = difference;
      }
    }
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
  }

  /** This divided by the other, at p = 0.3. */
  double factor(CoefficientSignature other) {
    return sign * other.sign * Math.exp(shape[0] - other.shape[0]);
  }

  /** Whether this is the other times a factor at many more places. */
  boolean isProportional(CoefficientSignature other, double factor, double tolerance) {
    for (double p : FURTHER) {
      double wanted = factor * other.coefficient.at(p);
      double found = coefficient.at(p);
      if (!(Math.abs(found - wanted) <= tolerance * Math.abs(wanted))) {
        return false;
      }
    }
    return true;
  }
}
