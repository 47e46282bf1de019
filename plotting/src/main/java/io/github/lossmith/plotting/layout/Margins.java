package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Axis;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Scale;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.figure.Ticks;
import io.github.lossmith.plotting.text.RichText;
import java.util.List;

/** The room around a panel's frame for its title, ticks and labels. */
record Margins(double left, double right, double top, double bottom) {
  private static final double LEAST_LABEL = RichText.plain("−0.0").width();
  private static final double LINE = 1.25;
  private static final double RIGHT = 0.9;
  private static final int FEW = 5;
  private static final double TICK_ROW_HEIGHT = 2.2;

  /** The margins of a panel whose frame is about {@code height} high. */
  static Margins of(Panel panel, Look look, double height) {
    double font = look.fontSize();
    double widest = Math.max(LEAST_LABEL, widest(yTicks(panel.y(), look, height)));
    double ticks = look.tickLength() + look.gap();
    double yLabel = panel.y().label().runs().isEmpty() ? 0 : LINE * font + look.gap();
    double xLabel = panel.x().label().runs().isEmpty() ? 0 : LINE * font;
    double title = panel.title().runs().isEmpty() ? 0.5 * font : LINE * font + look.gap();
    return new Margins(
        yLabel + widest * font + ticks,
        right(panel.x()) * font,
        title,
        ticks + font + xLabel + look.gap());
  }

  /** Room for half of the label at the right end, which is long on an axis of log odds. */
  private static double right(Axis axis) {
    return axis.scale() instanceof Scale.Logit
        ? Math.max(RIGHT, widest(Ticks.of(axis, FEW)) / 2)
        : RIGHT;
  }

  static List<Tick> yTicks(Axis axis, Look look, double height) {
    int most = (int) Math.max(2, height / (TICK_ROW_HEIGHT * look.fontSize()));
    return Ticks.of(axis, Math.min(most, 9));
  }

  static List<Tick> xTicks(Axis axis, Look look, double width) {
    int most = (int) Math.max(2, width / (3.4 * look.fontSize()));
    return Ticks.of(axis, Math.min(most, 11));
  }

  /** The widest label in units of the font size. */
  private static double widest(List<Tick> ticks) {
    return ticks.stream().mapToDouble(tick -> tick.label().width()).max().orElse(0);
  }
}
