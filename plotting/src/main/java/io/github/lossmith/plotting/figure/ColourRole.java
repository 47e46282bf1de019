package io.github.lossmith.plotting.figure;

import java.util.List;

/** The role of a colour; a {@link FigureTheme} assigns the colour. */
public enum ColourRole {
  PAPER,
  PANEL,
  INK,
  MUTED,
  GRID,
  HIGHLIGHT,
  SELECTION,
  /** Bars of background anchors, which belong to no loss. */
  BACKGROUNDS,
  CURVE_1,
  CURVE_2,
  CURVE_3,
  CURVE_4,
  CURVE_5,
  CURVE_6,
  CURVE_7,
  CURVE_8;

  /** The colours of curves, in the order in which they are assigned. */
  public static List<ColourRole> curves() {
    return List.of(CURVE_1, CURVE_2, CURVE_3, CURVE_4, CURVE_5, CURVE_6, CURVE_7, CURVE_8);
  }

  /** The colour of the curve with an index from 0 on; they repeat after the last. */
  public static ColourRole curve(int index) {
    return curves().get(Math.floorMod(index, curves().size()));
  }
}
