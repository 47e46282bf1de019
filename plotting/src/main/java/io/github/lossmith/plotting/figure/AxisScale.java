package io.github.lossmith.plotting.figure;

import java.util.function.Function;
import java.util.function.Supplier;

/** The scale of an axis: a strictly increasing transform and its inverse. */
public sealed interface AxisScale {
  /** The coordinate of a value, in which equal steps look equal; NaN outside the domain. */
  double forward(double value);

  /** The value at a coordinate: {@code backward(forward(v))} is {@code v} but for rounding. */
  double backward(double coordinate);

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Supplier<? extends R> onLinear,
      Supplier<? extends R> onLog,
      Function<? super Symlog, ? extends R> onSymlog,
      Supplier<? extends R> onLogit);

  /** The identity. */
  record Linear() implements AxisScale {
    @Override
    public double forward(double value) {
      return value;
    }

    @Override
    public double backward(double coordinate) {
      return coordinate;
    }

    @Override
    public <R> R fold(
        Supplier<? extends R> onLinear,
        Supplier<? extends R> onLog,
        Function<? super Symlog, ? extends R> onSymlog,
        Supplier<? extends R> onLogit) {
      return onLinear.get();
    }
  }

  /** log10, for values above 0. */
  record Log() implements AxisScale {
    @Override
    public double forward(double value) {
      return value > 0 ? Math.log10(value) : Double.NaN;
    }

    @Override
    public double backward(double coordinate) {
      return Math.pow(10, coordinate);
    }

    @Override
    public <R> R fold(
        Supplier<? extends R> onLinear,
        Supplier<? extends R> onLog,
        Function<? super Symlog, ? extends R> onSymlog,
        Supplier<? extends R> onLogit) {
      return onLog.get();
    }
  }

  /**
   * sign(v)·log10(1 + |v|/c): linear for values well below c, logarithmic above, for both signs
   * (Webber, 2013).
   *
   * @param threshold c, above 0
   */
  record Symlog(double threshold) implements AxisScale {
    private static final double LOG_OF_TEN = Math.log(10);

    /**
     * @throws IllegalArgumentException if {@code threshold} is not a finite number above 0
     */
    public Symlog {
      if (!(threshold > 0) || Double.isInfinite(threshold)) {
        throw new IllegalArgumentException("the threshold of a symlog scale: " + threshold);
      }
    }

    @Override
    public double forward(double value) {
      return Math.signum(value) * Math.log1p(Math.abs(value) / threshold) / LOG_OF_TEN;
    }

    @Override
    public double backward(double coordinate) {
      return Math.signum(coordinate) * threshold * Math.expm1(Math.abs(coordinate) * LOG_OF_TEN);
    }

    @Override
    public <R> R fold(
        Supplier<? extends R> onLinear,
        Supplier<? extends R> onLog,
        Function<? super Symlog, ? extends R> onSymlog,
        Supplier<? extends R> onLogit) {
      return onSymlog.apply(this);
    }
  }

  /** log10(p/(1-p)), for probabilities: both ends of (0, 1) are stretched to infinity. */
  record Logit() implements AxisScale {
    @Override
    public double forward(double value) {
      return value >= 0 && value <= 1 ? Math.log10(value) - log10Of1Minus(value) : Double.NaN;
    }

    private static double log10Of1Minus(double value) {
      return Math.log1p(-value) / Math.log(10);
    }

    @Override
    public double backward(double coordinate) {
      return 1 / (1 + Math.pow(10, -coordinate));
    }

    @Override
    public <R> R fold(
        Supplier<? extends R> onLinear,
        Supplier<? extends R> onLog,
        Function<? super Symlog, ? extends R> onSymlog,
        Supplier<? extends R> onLogit) {
      return onLogit.get();
    }
  }

  /** A linear scale. */
  static AxisScale linear() {
    return new Linear();
  }

  /** A decadic logarithmic scale. */
  static AxisScale log() {
    return new Log();
  }

  /** A scale of log odds, for probabilities. */
  static AxisScale logit() {
    return new Logit();
  }

  /**
   * A scale that is linear around 0 and logarithmic beyond {@code threshold}, for both signs.
   *
   * @throws IllegalArgumentException if {@code threshold} is not a finite number above 0
   */
  static AxisScale symlog(double threshold) {
    return new Symlog(threshold);
  }
}
