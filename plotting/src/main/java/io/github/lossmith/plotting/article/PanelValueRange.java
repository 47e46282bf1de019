package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.integration.LossCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The range of values that a panel shows: poles are cut off where most curves end. */
final class PanelValueRange {
  private static final int SAMPLES = 64;
  private static final double MIDDLE = 0.5;
  private static final double LEAST = 1e-3;

  private final List<Double> lows = new ArrayList<>();
  private final List<Double> highs = new ArrayList<>();
  private double middleLow;
  private double middleHigh;

  void add(Quantity quantity, LossCurve curve) {
    double from = quantity.leastTypical();
    double most = curve.zeroInside().isPresent() ? left(quantity, curve) : Double.POSITIVE_INFINITY;
    double low = 0;
    double high = 0;
    for (int i = 0; i <= SAMPLES; i++) {
      double p = from + (1 - from) * i / SAMPLES;
      double value = Math.min(quantity.of(curve, p), most);
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        middleLow = p >= MIDDLE ? Math.min(middleLow, value) : middleLow;
        middleHigh = p >= MIDDLE ? Math.max(middleHigh, value) : middleHigh;
      }
    }
    lows.add(low);
    highs.add(high);
  }

  /** What a pole at p = 1 may show: as much as the values on the left do. */
  private static double left(Quantity quantity, LossCurve curve) {
    double value = Math.abs(quantity.of(curve, quantity.leastTypical()));
    return Double.isFinite(value) && value > 0 ? value : Double.POSITIVE_INFINITY;
  }

  /** The lower end, at most 0, rounded away from it. */
  double low() {
    double typical = lows.isEmpty() ? 0 : median(lows);
    return -rounded(-Math.min(typical, middleLow), atLeast());
  }

  /** The upper end, at least 0, rounded away from it. */
  double high() {
    double typical = highs.isEmpty() ? 0 : median(highs);
    return rounded(Math.max(typical, middleHigh), atLeast());
  }

  /** A lower end that is negligible beside the upper one. */
  private double atLeast() {
    double reach =
        Math.max(
            highs.isEmpty() ? 0 : Collections.max(highs),
            lows.isEmpty() ? 0 : -Collections.min(lows));
    return Math.max(LEAST * reach, Double.MIN_NORMAL);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The next greater number with two significant digits; 0 for a negligible one. */
  private static double rounded(double value, double nothing) {
    if (value <= nothing) {
      return 0;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10}) {
      if (digit * power >= value) {
        return digit * power;
      }
    }
    return 10 * power;
  }
}
