package io.github.lossmith.app.design;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;

/**
 * A design on the desk.
 *
 * @param id stays while the design changes; negative for a preset
 * @param design the last state that is whole
 * @param draft what stands in the formula field instead, where it cannot be read; else empty
 */
record Sheet(long id, Design design, String draft) {
  static Sheet of(long id, Design design) {
    return new Sheet(id, design, "");
  }

  boolean isPreset() {
    return id < 0;
  }

  Sheet with(Design changed) {
    return new Sheet(id, changed, draft);
  }

  /** With another text in the formula field; the design follows if the text can be read. */
  Sheet typing(String text) {
    return Formula.parse(text)
        .fold(
            formula -> new Sheet(id, design.withFormula(formula), ""),
            problem -> new Sheet(id, design, text));
  }

  /** What the formula field shows: the draft, or the formula; empty for a drawing. */
  String text() {
    return draft.isEmpty() ? design.formula().map(Formula::text).orElse("") : draft;
  }
}
