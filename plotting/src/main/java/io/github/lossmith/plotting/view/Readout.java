package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The values of a panel's curves at one x.
 *
 * @param x the position
 */
public record Readout(double x, List<Value> values) {
  /**
   * The value of one curve.
   *
   * @param text the value as it is read out, with its spread if it is a mean
   */
  public record Value(String name, LineStyle style, double y, String text) {}

  public Readout {
    values = List.copyOf(values);
  }

  /**
   * The values at {@code at}, or at the nearest x where a curve has one; curves without a value
   * there, and faint ones, are omitted.
   */
  public static Readout of(FigurePanel panel, double at) {
    double x = nearest(panel, at);
    List<Value> values = new ArrayList<>();
    for (Series series : panel.series()) {
      double y = series.style().faint() ? Double.NaN : series.readAt(x);
      if (!Double.isNaN(y)) {
        values.add(new Value(series.name().letters(), series.style(), y, text(series, x, y)));
      }
    }
    return new Readout(x, values);
  }

  private static String text(Series series, double x, double y) {
    return series.band().map(band -> band.text(series.indexAt(x), y)).orElseGet(() -> number(y));
  }

  private static double nearest(FigurePanel panel, double at) {
    double nearest = Double.NaN;
    for (Series series : panel.series()) {
      double place = series.nearest(at);
      if (Double.isNaN(nearest) || Math.abs(place - at) < Math.abs(nearest - at)) {
        nearest = place;
      }
    }
    return Double.isNaN(nearest) ? at : nearest;
  }

  /** The heading: the position, and for curves that are measured at points what was measured. */
  public String title(FigurePanel panel) {
    boolean measured = panel.series().stream().anyMatch(one -> one.reading() != Reading.ANYWHERE);
    String where = measured && x == Math.rint(x) ? Long.toString((long) x) : number(x);
    String place = panel.x().label().letters() + " = " + where;
    return measured ? place + " · " + panel.y().label().letters() : place;
  }

  /** One line for screen readers. */
  public String text(FigurePanel panel) {
    return title(panel)
        + ": "
        + values.stream()
            .map(value -> value.name() + " " + value.text())
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
