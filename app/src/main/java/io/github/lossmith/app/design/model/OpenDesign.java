package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;

/**
 * An open design.
 *
 * @param id constant while the design changes; negative for a preset
 * @param design its current state, whose formula may not parse
 */
public record OpenDesign(long id, Design design) {
  public boolean isPreset() {
    return id < 0;
  }

  /** The same with the coefficient of one side alone. */
  OpenDesign side(TargetSide side) {
    return new OpenDesign(id, design.side(side));
  }

  OpenDesign with(Design changed) {
    return new OpenDesign(id, changed);
  }

  /** The content of the formula field; empty for a drawing. */
  public String text() {
    return design.shape().text().orElse("");
  }
}
