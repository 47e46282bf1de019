package io.github.lossmith.app.settings;

import java.util.List;

/**
 * How the curves of Design are looked at.
 *
 * @param panels the keys of the panels shown; none: the first ones
 * @param across the scale of p, empty for the first
 * @param upwards the scale of the values, empty for the first
 */
public record Axes(List<String> panels, String across, String upwards) {
  static final Axes FIRST = new Axes(List.of(), "", "");

  public Axes {
    panels = List.copyOf(panels);
  }
}
