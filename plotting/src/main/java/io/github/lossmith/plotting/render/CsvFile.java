package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.SpreadBand;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The numbers behind a figure: a line {@code panel,curve,x,y} for each point of each curve, bar and
 * knot, with 17 significant digits; an empty y where a curve has a gap. Bars grouped over a named
 * tick have its name for x. Where a curve has a band, all lines go on with {@code low,high,count}.
 */
final class CsvFile {
  private static final String NO_BAND = ",,,";

  private final StringBuilder lines = new StringBuilder("panel,curve,x,y");
  private final boolean banded;

  private CsvFile(boolean banded) {
    this.banded = banded;
    lines.append(banded ? ",low,high,count\n" : "\n");
  }

  static byte[] of(Figure figure) {
    CsvFile file =
        new CsvFile(
            figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .anyMatch(series -> series.band().isPresent()));
    for (FigurePanel panel : figure.panels()) {
      panel.layers().forEach(layer -> file.layer(panel, layer));
    }
    return file.lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void layer(FigurePanel panel, Layer layer) {
    String start = quoted(panel.key()) + "," + quoted(layer.name().letters()) + ",";
    layer.match(
        series -> curve(start, series),
        interval -> {}, // a mark beside the numbers
        points -> points.points().forEach(point -> line(start, point)),
        bars -> bars.bars().forEach(bar -> line(start, place(panel.x(), bar.x()), bar.y())));
  }

  private void curve(String start, Series series) {
    for (int i = 0; i < series.size(); i++) {
      int at = i;
      String interval = series.band().map(band -> interval(band, at)).orElse(NO_BAND);
      line(start, number(series.x(i)), series.y(i), interval);
    }
  }

  private static String interval(SpreadBand band, int i) {
    return "," + number(band.low(i)) + "," + number(band.high(i)) + "," + band.count(i);
  }

  private void line(String start, CurvePoint point) {
    line(start, number(point.x()), point.y());
  }

  private void line(String start, String x, double y) {
    line(start, x, y, NO_BAND);
  }

  private void line(String start, String x, double y, String interval) {
    lines.append(start).append(x).append(',').append(number(y));
    lines.append(banded ? interval : "").append('\n');
  }

  private static String place(FigureAxis across, double x) {
    return across.fixedTicks().stream()
        .filter(tick -> Math.abs(tick.value() - x) < 0.5)
        .findFirst()
        .map(tick -> quoted((tick.label().letters() + " " + tick.below().letters()).strip()))
        .orElseGet(() -> number(x));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.17g", value);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
