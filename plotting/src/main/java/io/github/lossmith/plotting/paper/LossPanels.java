package io.github.lossmith.plotting.paper;

import io.github.lossmith.plotting.figure.Axis;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** Panels that compare losses over p in (0, 1]. */
public final class LossPanels {
  /** Points of a curve in a figure for a file. */
  public static final int FINE = 1000;

  private static final double MARGIN = 0.04;

  private LossPanels() {}

  /**
   * A panel of one quantity with linear axes and a range that shows most of every curve.
   *
   * @param title stands above it; may be empty
   * @param points of each curve, at least 16
   */
  public static Panel panel(Quantity quantity, RichText title, List<NamedLoss> losses, int points) {
    List<Series> curves = new ArrayList<>();
    for (NamedLoss loss : losses) {
      curves.add(curve(quantity, loss, points));
    }
    Axis x = Axis.linear("*p*", 0, 1);
    return new Panel(quantity.key(), title, x, yAxis(quantity, losses), List.copyOf(curves));
  }

  /** One curve of a panel. */
  public static Series curve(Quantity quantity, NamedLoss loss, int points) {
    double[] p = Probabilities.grid(points, loss.curve().source().breakpoints());
    return Series.of(loss.name(), loss.style(), p, at -> quantity.of(loss.curve(), at));
  }

  /** The y axis of a panel: zero, and each curve up to where most have reached their pole. */
  public static Axis yAxis(Quantity quantity, List<NamedLoss> losses) {
    Extent extent = new Extent();
    for (NamedLoss loss : losses) {
      extent.add(quantity, loss.curve());
    }
    double low = extent.low();
    double high = extent.high();
    double margin = MARGIN * (high - low);
    return Axis.linear(quantity.label(), low < 0 ? low : -margin, high > 0 ? high : margin);
  }
}
