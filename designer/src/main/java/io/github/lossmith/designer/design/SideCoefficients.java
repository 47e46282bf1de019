package io.github.lossmith.designer.design;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.List;

/**
 * The coefficients of a design.
 *
 * @param object for targets that are objects
 * @param background for those that are background; the same object where the design has one side
 */
public record SideCoefficients(ScaleCoefficient object, ScaleCoefficient background) {
  /** The coefficient for the targets of a side. */
  public ScaleCoefficient of(TargetSide side) {
    return side == TargetSide.OBJECT ? object : background;
  }

  /** Those that differ: both, or one. */
  public List<ScaleCoefficient> distinct() {
    return object == background ? List.of(object) : List.of(object, background);
  }
}
