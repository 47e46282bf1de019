package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A layer of a panel; layers are drawn in order, intervals first. */
public sealed interface Layer permits Series, Layer.Interval, Layer.Points, Layer.Bars {
  /** The name in the legend and in files; empty if it is in neither. */
  RichText name();

  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Function<? super Series, ? extends R> onSeries,
      Function<? super Interval, ? extends R> onInterval,
      Function<? super Points, ? extends R> onPoints,
      Function<? super Bars, ? extends R> onBars);

  /** {@link #fold} without a result. */
  default void match(
      Consumer<? super Series> onSeries,
      Consumer<? super Interval> onInterval,
      Consumer<? super Points> onPoints,
      Consumer<? super Bars> onBars) {
    Runnable matched =
        fold(
            series -> () -> onSeries.accept(series),
            interval -> () -> onInterval.accept(interval),
            points -> () -> onPoints.accept(points),
            bars -> () -> onBars.accept(bars));
    matched.run();
  }

  /**
   * A highlighted interval of the x axis, over the whole height of the panel.
   *
   * @param from less than {@code to}
   */
  record Interval(RichText name, double from, double to, ColourRole colour) implements Layer {
    @Override
    public <R> R fold(
        Function<? super Series, ? extends R> onSeries,
        Function<? super Interval, ? extends R> onInterval,
        Function<? super Points, ? extends R> onPoints,
        Function<? super Bars, ? extends R> onBars) {
      return onInterval.apply(this);
    }
  }

  /**
   * Marked points, such as the knots of a drawing.
   *
   * @param selected the index of the selected one, -1 if there is none
   */
  record Points(RichText name, List<CurvePoint> points, ColourRole colour, int selected)
      implements Layer {
    public Points {
      points = List.copyOf(points);
    }

    @Override
    public <R> R fold(
        Function<? super Series, ? extends R> onSeries,
        Function<? super Interval, ? extends R> onInterval,
        Function<? super Points, ? extends R> onPoints,
        Function<? super Bars, ? extends R> onBars) {
      return onPoints.apply(this);
    }
  }

  /**
   * Bars that stand on the panel's zero line.
   *
   * @param bars centre on the x axis and height
   * @param width on the x axis
   * @param style a solid one fills the bars; with any other the outline is dashed and the filling
   *     lighter
   */
  record Bars(RichText name, List<CurvePoint> bars, double width, LineStyle style)
      implements Layer {
    public Bars {
      bars = List.copyOf(bars);
    }

    /** Filled bars. */
    public Bars(RichText name, List<CurvePoint> bars, double width, ColourRole colour) {
      this(name, bars, width, LineStyle.solid(colour));
    }

    public ColourRole colour() {
      return style.colour();
    }

    @Override
    public <R> R fold(
        Function<? super Series, ? extends R> onSeries,
        Function<? super Interval, ? extends R> onInterval,
        Function<? super Points, ? extends R> onPoints,
        Function<? super Bars, ? extends R> onBars) {
      return onBars.apply(this);
    }
  }
}
