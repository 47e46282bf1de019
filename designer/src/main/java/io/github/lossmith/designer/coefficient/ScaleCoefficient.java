package io.github.lossmith.designer.coefficient;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A scale coefficient g(p) = dL/dp, where p is the probability that a model gives to the true
 * class, 0 &lt; p &lt;= 1 (Kilbas &amp; Paringer, 2020). All parameters and the training progress
 * are fixed. Implementations are immutable and may be called from any thread.
 */
public interface ScaleCoefficient {
  /**
   * g(p).
   *
   * @param p in (0, 1]
   * @return g(p); NaN or an infinity where the coefficient is not defined, never an exception
   */
  double at(double p);

  /**
   * p·g(p), the factor of the logit gradient: dL/dz_k = p·g(p)·(1[k=t] - p_k) for a softmax, and
   * dL/dz = (1-p)·p·g(p) for a sigmoid. Implementations that know the product in closed form keep
   * its precision where p·g(p) would lose it.
   *
   * @param p in (0, 1]
   */
  default double weighted(double p) {
    return p * at(p);
  }

  /**
   * The loss that this coefficient was derived from, up to a constant, if a loss was typed; the
   * integral of g is compared with it.
   */
  default Optional<DoubleUnaryOperator> antiderivative() {
    return Optional.empty();
  }

  /**
   * g(1 - x) as a function of x in (0, 1/2], where it can be computed without rounding 1 - x first,
   * down to the smallest x; empty where only {@link #at} is known.
   */
  default Optional<DoubleUnaryOperator> nearOne() {
    return Optional.empty();
  }

  /**
   * How far the rounding inside the computation may move {@link #at}; infinite where a divisor is 0
   * up to rounding, 0 where nothing is known of it.
   *
   * @param p in (0, 1)
   */
  default double rounding(double p) {
    return 0;
  }

  /**
   * How far the rounding inside the computation may move {@link #nearOne}, as {@link #rounding}.
   *
   * @param x in (0, 1/2]
   */
  default double roundingNearOne(double x) {
    return 0;
  }

  /**
   * Whether g has a value at p as far as is known, and only rounding inside the computation makes
   * {@link #at} infinite or NaN.
   *
   * @param p in (0, 1)
   */
  default boolean isLostInRounding(double p) {
    return false;
  }

  /** Why g is not a number at p; empty where it is one, or nothing is known. */
  default Optional<Undefined> undefined(double p) {
    return Optional.empty();
  }

  /** Narrow features between samples of g. Drawings and functions written in Java know of none. */
  default NarrowFeatures narrow() {
    return NarrowFeatures.NONE;
  }

  /** Between which values g is known to lie; empty where it was not fitted to examples. */
  default Optional<CoefficientBand> band() {
    return Optional.empty();
  }

  /** Points in (0, 1) where g or one of its low derivatives jumps, in increasing order. */
  default List<Double> breakpoints() {
    return List.of();
  }
}
