package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Figures for tests. */
public final class Samples {
  private Samples() {}

  /** A curve over 0…1 in 101 points. */
  public static Series curve(String name, DoubleUnaryOperator function) {
    double[] x = new double[101];
    Arrays.setAll(x, i -> i / 100.0);
    return Series.of(RichText.plain(name), LineStyle.of(0), x, function);
  }

  /** A panel over 0…1 in both directions. */
  public static FigurePanel panel(String key, Layer... layers) {
    FigureAxis x = FigureAxis.linear("*p*", 0, 1);
    FigureAxis y = FigureAxis.linear("*y*", 0, 1);
    return new FigurePanel(key, RichText.plain(key), x, y, List.of(layers));
  }

  /** Where a curve stands in a panel with a frame from (0, 0) to (100, 100). */
  public static PlotArea area(Series... series) {
    return new PlotArea(panel("only", series), new LayoutBox(0, 0, 100, 100), List.of(), List.of());
  }

  /** Two panels, on each a curve that leaves room in one corner. */
  public static Figure figure() {
    return Figure.row(
        "A figure",
        List.of(
            panel("rising", curve("square", p -> p * p)),
            panel("falling", curve("root", p -> 1 - Math.sqrt(p)))));
  }

  /** Sizes on paper. */
  public static FigureMetrics metrics() {
    return FigureMetrics.paper(FigureTheme.LIGHT);
  }
}
