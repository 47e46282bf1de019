package io.github.lossmith.app.design.editor;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.DrawingRepair;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding;
import java.util.Arrays;
import java.util.Optional;

/** The repairs that make a drawing pass a check. */
enum DrawingRepairKind {
  NEGATIVE(CoefficientProperty.SIGN, "app.mend.negative"),
  MONOTONE(CoefficientProperty.MONOTONE, "app.mend.monotone"),
  END_AT_ZERO(CoefficientProperty.VANISHES_AT_ONE, "app.mend.zero");

  private final CoefficientProperty property;
  private final String key;

  DrawingRepairKind(CoefficientProperty property, String key) {
    this.property = property;
    this.key = key;
  }

  /** The repair for a failed check; none if it would change nothing. */
  static Optional<DrawingRepairKind> of(PropertyFinding finding, CoefficientSource shape) {
    if (finding.verdict() != PropertyFinding.Verdict.FAILS
        || !(shape instanceof CoefficientSource.Drawn drawn)) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(mend -> mend.property == finding.property())
        .filter(mend -> !mend.mended(drawn.drawing()).equals(drawn.drawing()))
        .findFirst();
  }

  private Drawing mended(Drawing drawing) {
    return switch (this) {
      case NEGATIVE -> DrawingRepair.negative(drawing);
      case MONOTONE -> DrawingRepair.monotone(drawing);
      case END_AT_ZERO -> DrawingRepair.endingAtZero(drawing);
    };
  }

  /** The message key of the button. */
  String key() {
    return key;
  }

  /** The message key of the undo step. */
  String step() {
    return "app.step.mend";
  }

  /** The repaired drawing; anything else unchanged. */
  CoefficientSource mended(CoefficientSource shape) {
    return shape instanceof CoefficientSource.Drawn drawn
        ? new CoefficientSource.Drawn(mended(drawn.drawing()))
        : shape;
  }
}
