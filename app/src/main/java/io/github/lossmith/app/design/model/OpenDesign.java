package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.Design;

/**
 * A design on the desk.
 *
 * @param id stays while the design changes; negative for a preset
 * @param design its state now; its formula may be one that cannot be read yet
 */
public record OpenDesign(long id, Design design) {
  public boolean isPreset() {
    return id < 0;
  }

  OpenDesign with(Design changed) {
    return new OpenDesign(id, changed);
  }

  /** What the formula field shows; empty for a drawing. */
  public String text() {
    return design.shape().text().orElse("");
  }
}
