package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.figure.Ticks;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** The margins around a panel's frame for its title, ticks and labels. */
record Margins(double left, double right, double top, double bottom) {
  private static final double LEAST_LABEL = RichText.plain("−0.0").width();
  private static final double LINE = 1.25;
  private static final double RIGHT = 0.9;
  private static final int FEW = 5;

  /** The width of a narrow panel in units of the font size. */
  private static final double NARROW = 15;

  /** Gap between two labels under the axis, in units of the font size. */
  private static final double LABEL_GAP = 0.6;

  private static final double TICK_ROW_HEIGHT = 2.2;

  /** The margins of a panel whose frame is about {@code height} high. */
  static Margins of(FigurePanel panel, FigureMetrics metrics, double height) {
    double font = metrics.fontSize();
    double widest = Math.max(LEAST_LABEL, widest(yTicks(panel.y(), metrics, height)));
    double ticks = metrics.tickLength() + metrics.gap();
    double yLabel = panel.y().label().runs().isEmpty() ? 0 : LINE * font + metrics.gap();
    double xLabel = panel.x().label().runs().isEmpty() ? 0 : LINE * font;
    double title = panel.title().runs().isEmpty() ? 0.5 * font : LINE * font + metrics.gap();
    return new Margins(
        yLabel + widest * font + ticks,
        right(panel.x()) * font,
        title,
        ticks + font + second(panel.x()) * font + xLabel + metrics.gap());
  }

  /** Room for what a label at the right end overhangs: long for log odds and thousands of steps. */
  private static double right(FigureAxis axis) {
    if (!axis.fixedTicks().isEmpty()) {
      return RIGHT;
    }
    return Ticks.of(axis, FEW).stream()
        .mapToDouble(tick -> tick.label().width() / 2 - (1 - axis.fraction(tick.value())) * NARROW)
        .reduce(RIGHT, Math::max);
  }

  private static double second(FigureAxis x) {
    return x.fixedTicks().stream().anyMatch(tick -> !tick.below().runs().isEmpty()) ? LINE : 0;
  }

  static List<Tick> yTicks(FigureAxis axis, FigureMetrics metrics, double height) {
    int most = (int) Math.max(2, height / (TICK_ROW_HEIGHT * metrics.fontSize()));
    return Ticks.of(axis, Math.min(most, 9));
  }

  static List<Tick> xTicks(FigureAxis axis, FigureMetrics metrics, double width) {
    int most = (int) Math.max(2, width / (3.4 * metrics.fontSize()));
    List<Tick> ticks = Ticks.of(axis, Math.min(most, 11));
    return axis.fixedTicks().isEmpty() ? ticks : apart(ticks, axis, width / metrics.fontSize());
  }

  /** Every second, third, … label of fixed ticks, so that none touches the next. */
  private static List<Tick> apart(List<Tick> ticks, FigureAxis axis, double width) {
    for (int every = 1; ; every++) {
      List<Tick> spread = new ArrayList<>();
      double end = Double.NEGATIVE_INFINITY;
      boolean touches = false;
      for (int i = 0; i < ticks.size(); i++) {
        Tick tick = ticks.get(i);
        boolean labelled = i % every == 0;
        spread.add(labelled ? tick : tick.bare());
        double middle = axis.fraction(tick.value()) * width;
        touches |= labelled && middle - tick.width() / 2 < end + LABEL_GAP;
        end = labelled ? middle + tick.width() / 2 : end;
      }
      if (!touches || every >= ticks.size()) {
        return spread;
      }
    }
  }

  /** The widest label in units of the font size. */
  private static double widest(List<Tick> ticks) {
    return ticks.stream().mapToDouble(tick -> tick.label().width()).max().orElse(0);
  }
}
