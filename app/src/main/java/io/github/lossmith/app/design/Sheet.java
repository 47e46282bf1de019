package io.github.lossmith.app.design;

import io.github.lossmith.designer.design.Design;

/**
 * A design on the desk.
 *
 * @param id stays while the design changes; negative for a preset
 * @param design its state now; its formula may be one that cannot be read yet
 */
public record Sheet(long id, Design design) {
  public boolean isPreset() {
    return id < 0;
  }

  Sheet with(Design changed) {
    return new Sheet(id, changed);
  }

  /** What the formula field shows; empty for a drawing. */
  String text() {
    return design.shape().text().orElse("");
  }
}
