package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Series;
import java.util.Locale;
import java.util.stream.Collectors;

/** A figure in words, for screen readers. */
public final class FigureDescription {
  private FigureDescription() {}

  /** The title, then each panel with its axes and the values of its curves at three places. */
  public static String of(Figure figure) {
    return figure.title()
        + ". "
        + figure.panels().stream().map(FigureDescription::panel).collect(Collectors.joining(" "));
  }

  private static String panel(FigurePanel panel) {
    String curves =
        panel.series().stream()
            .filter(series -> !series.name().runs().isEmpty() && !series.style().faint())
            .map(series -> curve(series, panel.x()))
            .collect(Collectors.joining("; "));
    String heading = panel.title().letters();
    return String.format(
        "%s%s (%s…%s) / %s (%s…%s): %s.",
        heading.isEmpty() ? "" : heading + ", ",
        panel.x().label().letters(),
        number(panel.x().from()),
        number(panel.x().to()),
        panel.y().label().letters(),
        number(panel.y().from()),
        number(panel.y().to()),
        curves);
  }

  private static String curve(Series series, FigureAxis x) {
    StringBuilder words = new StringBuilder(series.name().letters());
    for (double fraction : new double[] {0.1, 0.5, 0.9}) {
      double at = x.value(fraction);
      double value = series.valueAt(at);
      if (!Double.isNaN(value)) {
        words.append(", ").append(number(at)).append(" → ").append(number(value));
      }
    }
    return words.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
        .replaceAll("\\.($|e)", "$1");
  }
}
