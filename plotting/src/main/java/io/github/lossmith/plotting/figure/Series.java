package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A curve: points joined by straight lines, with gaps where a value is not a number, and around
 * them a band if it is a mean. Immutable.
 */
public final class Series implements Layer {
  private final RichText name;
  private final LineStyle style;
  private final double[] x;
  private final double[] y;
  private final Reading reading;
  private final @Nullable SpreadBand band;

  private Series(
      RichText name,
      LineStyle style,
      double[] x,
      double[] y,
      Reading reading,
      @Nullable SpreadBand band) {
    this.name = name;
    this.style = style;
    this.x = x;
    this.y = y;
    this.reading = reading;
    this.band = band;
  }

  /**
   * A curve through the points (x[i], y[i]).
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static Series of(RichText name, LineStyle style, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }
    return new Series(name, style, x.clone(), y.clone(), Reading.ANYWHERE, null);
  }

  /** The curve of a function at the points {@code x}. */
  public static Series of(
      RichText name, LineStyle style, double[] x, DoubleUnaryOperator function) {
    return of(name, style, x, Arrays.stream(x).map(function).toArray());
  }

  /** A curve through points. */
  public static Series through(RichText name, LineStyle style, List<CurvePoint> points) {
    return of(
        name,
        style,
        points.stream().mapToDouble(CurvePoint::x).toArray(),
        points.stream().mapToDouble(CurvePoint::y).toArray());
  }

  @Override
  public RichText name() {
    return name;
  }

  @Override
  public <R> R fold(
      Function<? super Series, ? extends R> onSeries,
      Function<? super Interval, ? extends R> onInterval,
      Function<? super Points, ? extends R> onPoints,
      Function<? super Bars, ? extends R> onBars) {
    return onSeries.apply(this);
  }

  public LineStyle style() {
    return style;
  }

  public int size() {
    return x.length;
  }

  public double x(int i) {
    return x[i];
  }

  public double y(int i) {
    return y[i];
  }

  /** The same points under another name and style. */
  public Series as(RichText newName, LineStyle newStyle) {
    return new Series(newName, newStyle, x, y, reading, band);
  }

  /** The same curve, read out in another way. */
  public Series read(Reading newReading) {
    return new Series(name, style, x, y, newReading, band);
  }

  /**
   * The same curve with a band around it.
   *
   * @throws IllegalArgumentException if it has not an interval for each point
   */
  public Series within(SpreadBand around) {
    if (around.size() != x.length) {
      throw new IllegalArgumentException(around.size() + " intervals for " + x.length + " points");
    }
    return new Series(name, style, x, y, reading, around);
  }

  /** The band around it. */
  public Optional<SpreadBand> band() {
    return Optional.ofNullable(band);
  }

  /** The index of the point at or before {@code at}, 0 where there is none before it. */
  public int indexAt(double at) {
    int found = Arrays.binarySearch(x, at);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** The points at which it can be read out. */
  public Reading reading() {
    return reading;
  }

  /** The x nearest to {@code at} at which this can be read out; NaN where there is none. */
  public double nearest(double at) {
    if (reading == Reading.NOWHERE || x.length == 0) {
      return Double.NaN;
    }
    if (reading == Reading.ANYWHERE) {
      return at;
    }
    double within = Math.max(x[0], Math.min(at, x[x.length - 1]));
    if (reading == Reading.STEPS) {
      return Math.rint(within);
    }
    int found = Arrays.binarySearch(x, within);
    if (found >= 0) {
      return x[found];
    }
    int right = -found - 1;
    return within - x[right - 1] <= x[right] - within ? x[right - 1] : x[right];
  }

  /** The value at {@code at}; NaN if it cannot be read out there. */
  public double readAt(double at) {
    return switch (reading) {
      case ANYWHERE, STEPS -> valueAt(at);
      case POINTS -> {
        int found = Arrays.binarySearch(x, at);
        yield found >= 0 ? y[found] : Double.NaN;
      }
      case NOWHERE -> Double.NaN;
    };
  }

  /**
   * The value at {@code at} by linear interpolation; NaN beyond the ends and in gaps.
   *
   * <p>The x must increase.
   */
  public double valueAt(double at) {
    int found = Arrays.binarySearch(x, at);
    if (found >= 0) {
      return y[found];
    }
    int right = -found - 1;
    if (right == 0 || right == x.length) {
      return Double.NaN;
    }
    double share = (at - x[right - 1]) / (x[right] - x[right - 1]);
    return y[right - 1] + share * (y[right] - y[right - 1]);
  }
}
