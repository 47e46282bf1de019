package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The values of a panel's curves at one place.
 *
 * @param x the place
 */
public record Readout(double x, List<Value> values) {
  /** The value of one curve. */
  public record Value(String name, LineStyle style, double y) {}

  public Readout {
    values = List.copyOf(values);
  }

  /** The values at {@code x}; curves that have none there, or are faint, are left out. */
  public static Readout of(Panel panel, double x) {
    List<Value> values = new ArrayList<>();
    for (Series series : panel.series()) {
      double y = series.style().faint() ? Double.NaN : series.valueAt(x);
      if (!Double.isNaN(y)) {
        values.add(new Value(series.name().letters(), series.style(), y));
      }
    }
    return new Readout(x, values);
  }

  /** One line for readers of screens. */
  public String text(Panel panel) {
    return panel.x().label().letters()
        + " = "
        + number(x)
        + ": "
        + values.stream()
            .map(value -> value.name() + " " + number(value.y()))
            .collect(Collectors.joining(", "));
  }

  /** Four significant digits, with a true minus. */
  public static String number(double value) {
    double size = Math.abs(value);
    String printed =
        size != 0 && (size < 1e-3 || size >= 1e5)
            ? String.format(Locale.ROOT, "%.3e", value)
            : String.format(Locale.ROOT, "%.4g", value);
    return printed.replace('-', '−');
  }
}
