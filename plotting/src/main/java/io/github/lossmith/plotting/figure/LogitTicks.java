package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Ticks of an axis of log odds: 0.5, and powers of ten from either end. */
final class LogitTicks {
  /** Range in decades of the odds; on a shorter one equal steps of p look nearly equal. */
  private static final double SHORT = 1.5;

  /** Nearer to the ends, doubles do not have enough digits. */
  private static final int LAST_DECADE = 15;

  /** Tolerance in decades, for ends such as 1 - 1e-4, which are rounded. */
  private static final double SLACK = 1e-3;

  private static final int PLAIN_DECADES = 3;

  private LogitTicks() {}

  /**
   * Ticks within the axis and beyond it.
   *
   * @param most the greatest number of major ticks that fit, at least 2
   */
  static List<Tick> of(FigureAxis axis, int most) {
    double low = axis.scale().forward(axis.from());
    double high = axis.scale().forward(axis.to());
    if (high - low < SHORT) {
      return Ticks.linear(axis.from(), axis.to(), most);
    }
    int shown = (int) Math.floor(Math.max(-low, high) + SLACK);
    int wanted = (int) Math.ceil((high - low) / Math.max(1, most - 1) - SLACK);
    int every = Math.max(1, Math.min(wanted, shown));
    List<Tick> ticks = new ArrayList<>();
    ticks.add(Tick.major(0.5, RichText.plain("0.5")));
    int decades = (int) Math.min(LAST_DECADE, Math.ceil(Math.max(-low, high)));
    for (int decade = 1; decade <= decades; decade++) {
      boolean major = decade % every == 0;
      add(ticks, decade, major);
      for (int digit = 2; every == 1 && digit < 10; digit++) {
        between(ticks, decade, digit);
      }
    }
    return ticks;
  }

  private static void add(List<Tick> ticks, int decade, boolean major) {
    double small = BigDecimal.ONE.movePointLeft(decade).doubleValue();
    double large = BigDecimal.ONE.subtract(BigDecimal.ONE.movePointLeft(decade)).doubleValue();
    ticks.add(major ? Tick.major(small, label(decade, false)) : Tick.minor(small));
    ticks.add(major ? Tick.major(large, label(decade, true)) : Tick.minor(large));
  }

  /** 2 to 9 of a decade from either end; up to the middle in the first. */
  private static void between(List<Tick> ticks, int decade, int digit) {
    BigDecimal small = BigDecimal.valueOf(digit).movePointLeft(decade);
    if (small.doubleValue() < 0.5) {
      ticks.add(Tick.minor(small.doubleValue()));
      ticks.add(Tick.minor(BigDecimal.ONE.subtract(small).doubleValue()));
    }
  }

  private static RichText label(int decade, boolean large) {
    BigDecimal small = BigDecimal.ONE.movePointLeft(decade);
    if (decade <= PLAIN_DECADES) {
      return RichText.plain((large ? BigDecimal.ONE.subtract(small) : small).toPlainString());
    }
    return RichText.marked((large ? "1−" : "") + "10^{−" + decade + "}");
  }
}
