package io.github.lossmith.app.settings;

import java.util.List;

/**
 * The choice of panels and axes in Design and Imbalance.
 *
 * @param panels the keys of the panels shown; none: the first ones
 * @param across the scale of p, empty for the first
 * @param upwards the scale of the values, empty for the first
 * @param logarithmicBars whether the bars of Imbalance stand on a logarithmic axis
 */
public record Axes(List<String> panels, String across, String upwards, boolean logarithmicBars) {
  static final Axes FIRST = new Axes(List.of(), "", "", false);

  public Axes {
    panels = List.copyOf(panels);
  }

  public Axes withLogarithmicBars(boolean changed) {
    return new Axes(panels, across, upwards, changed);
  }

  /** The same axes with other choices for the curves. */
  public Axes withCurves(List<String> panels, String across, String upwards) {
    return new Axes(panels, across, upwards, logarithmicBars);
  }
}
