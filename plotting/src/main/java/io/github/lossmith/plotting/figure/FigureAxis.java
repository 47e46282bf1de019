package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.util.List;

/**
 * An axis of a panel: label, scale and range.
 *
 * @param label what is measured
 * @param from the value at the left or lower end
 * @param to the value at the right or upper end, above {@code from}
 * @param fixedTicks the ticks, such as names of groups; empty: chosen by {@link Ticks}
 */
public record FigureAxis(
    RichText label, AxisScale scale, double from, double to, List<Tick> fixedTicks) {
  /**
   * @throws IllegalArgumentException if {@code from} is not below {@code to}, or either is not
   *     finite or not in the domain of the scale
   */
  public FigureAxis {
    fixedTicks = List.copyOf(fixedTicks);
    double span = scale.forward(to) - scale.forward(from);
    if (!(span > 0) || Double.isInfinite(span)) {
      throw new IllegalArgumentException("an axis from " + from + " to " + to);
    }
  }

  /** An axis whose ticks are chosen automatically. */
  public static FigureAxis of(RichText label, AxisScale scale, double from, double to) {
    return new FigureAxis(label, scale, from, to, List.of());
  }

  /** A linear axis; the label in the notation of {@link RichText#marked}. */
  public static FigureAxis linear(String label, double from, double to) {
    return of(RichText.marked(label), AxisScale.linear(), from, to);
  }

  /** The position of a value, 0 at the lower end and 1 at the upper; NaN outside the domain. */
  public double fraction(double value) {
    double start = scale.forward(from);
    return (scale.forward(value) - start) / (scale.forward(to) - start);
  }

  /** The value at a fraction of the axis. */
  public double value(double fraction) {
    double start = scale.forward(from);
    return scale.backward(start + fraction * (scale.forward(to) - start));
  }

  /** The same axis with another range. */
  public FigureAxis over(double newFrom, double newTo) {
    return new FigureAxis(label, scale, newFrom, newTo, fixedTicks);
  }

  /** The same axis on another scale. */
  public FigureAxis on(AxisScale other) {
    return new FigureAxis(label, other, from, to, fixedTicks);
  }

  /**
   * The axis after zooming and panning, in fractions of what it shows now.
   *
   * @return this axis where the new range would be empty or beyond what doubles hold
   */
  public FigureAxis window(double fromFraction, double toFraction) {
    double newFrom = value(fromFraction);
    double newTo = value(toFraction);
    double span = scale.forward(newTo) - scale.forward(newFrom);
    double reach = Math.max(Math.abs(scale.forward(newTo)), Math.abs(scale.forward(newFrom)));
    boolean visible = span > 1e-9 * reach && Double.isFinite(newFrom) && Double.isFinite(newTo);
    return visible ? over(newFrom, newTo) : this;
  }
}
