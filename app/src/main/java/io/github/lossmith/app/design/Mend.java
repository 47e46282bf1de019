package io.github.lossmith.app.design;

import io.github.lossmith.designer.design.Shape;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Mending;
import io.github.lossmith.designer.property.Finding;
import io.github.lossmith.designer.property.Property;
import java.util.Arrays;
import java.util.Optional;

/** How a drawing that fails a check can be made to pass it. */
enum Mend {
  NEGATIVE(Property.SIGN, "app.mend.negative"),
  MONOTONE(Property.MONOTONE, "app.mend.monotone"),
  END_AT_ZERO(Property.VANISHES_AT_ONE, "app.mend.zero");

  private final Property property;
  private final String key;

  Mend(Property property, String key) {
    this.property = property;
    this.key = key;
  }

  /** The mend of a failed check of a shape; none where it changes nothing. */
  static Optional<Mend> of(Finding finding, Shape shape) {
    if (finding.verdict() != Finding.Verdict.FAILS || !(shape instanceof Shape.Drawn drawn)) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(mend -> mend.property == finding.property())
        .filter(mend -> !mend.mended(drawn.drawing()).equals(drawn.drawing()))
        .findFirst();
  }

  private Drawing mended(Drawing drawing) {
    return switch (this) {
      case NEGATIVE -> Mending.negative(drawing);
      case MONOTONE -> Mending.monotone(drawing);
      case END_AT_ZERO -> Mending.endingAtZero(drawing);
    };
  }

  /** The key of its words on the button. */
  String key() {
    return key;
  }

  /** The key of the step of undo. */
  String step() {
    return "app.step.mend";
  }

  /** The mended shape; anything but a drawing as it is. */
  Shape mended(Shape shape) {
    return shape instanceof Shape.Drawn drawn ? new Shape.Drawn(mended(drawn.drawing())) : shape;
  }
}
