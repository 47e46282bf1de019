package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.coefficient.CoefficientBand;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.SpreadBand;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** Panels that compare losses over p in (0, 1]. */
public final class LossPanels {
  /** Points of a curve in a figure for a file. */
  public static final int FINE = 1000;

  /** Numbers alone: a figure is read in any language. */
  private static final SpreadBand.Words BAND_WORDS = new SpreadBand.Words("({1} … {2})", "");

  private static final double MARGIN = 0.04;

  private LossPanels() {}

  /**
   * A panel of one quantity with a linear y axis and a range that shows most of every curve.
   *
   * @param title above the panel; may be empty
   * @param across the scale of p
   * @param points of each curve, at least 16
   */
  public static FigurePanel panel(
      Quantity quantity,
      RichText title,
      List<NamedLoss> losses,
      ProbabilityAxis across,
      int points) {
    List<Series> curves = new ArrayList<>();
    for (NamedLoss loss : losses) {
      curves.add(curve(quantity, loss, across, points));
    }
    FigureAxis y = yAxis(quantity, losses);
    return new FigurePanel(quantity.key(), title, across.axis(), y, List.copyOf(curves));
  }

  /** One curve of a panel. */
  public static Series curve(
      Quantity quantity, NamedLoss loss, ProbabilityAxis across, int points) {
    double[] p =
        across == ProbabilityAxis.LINEAR
            ? Probabilities.grid(points, loss.curve().source().breakpoints())
            : across.places(points);
    Series curve = Series.of(loss.name(), loss.style(), p, at -> quantity.of(loss.curve(), at));
    return loss.curve()
        .source()
        .band()
        .filter(band -> quantity != Quantity.LOSS)
        .map(band -> curve.within(around(band, curve, quantity)))
        .orElse(curve);
  }

  /** The band of the coefficient, times what the quantity multiplies it by. */
  private static SpreadBand around(CoefficientBand band, Series curve, Quantity quantity) {
    double[] low = new double[curve.size()];
    double[] high = new double[curve.size()];
    for (int i = 0; i < low.length; i++) {
      double p = curve.x(i);
      double factor =
          switch (quantity) {
            case WEIGHTED -> p;
            case LOGIT_GRADIENT -> p * (1 - p);
            default -> 1;
          };
      low[i] = factor * band.low().applyAsDouble(p);
      high[i] = factor * band.high().applyAsDouble(p);
    }
    return new SpreadBand(low, high, new int[low.length], BAND_WORDS);
  }

  /** The y axis of a panel: zero, and each curve up to where most have reached their pole. */
  public static FigureAxis yAxis(Quantity quantity, List<NamedLoss> losses) {
    PanelValueRange extent = new PanelValueRange();
    for (NamedLoss loss : losses) {
      extent.add(quantity, loss.curve());
    }
    double low = extent.low();
    double high = extent.high();
    double margin = MARGIN * (high - low);
    return FigureAxis.linear(quantity.label(), low < 0 ? low : -margin, high > 0 ? high : margin);
  }
}
