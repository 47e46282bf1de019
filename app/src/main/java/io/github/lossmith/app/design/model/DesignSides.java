package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The side of the selected design whose formula or drawing is edited, and its changes. */
public final class DesignSides {
  private final DesignsModel designs;

  public DesignSides(DesignsModel designs) {
    this.designs = designs;
  }

  /** Whether the selected design has a coefficient of its own for background. */
  public boolean areTwo() {
    return designs.current().design().isTwoSided();
  }

  /** The side that is edited; that of objects where both are the same. */
  public TargetSide edited() {
    return areTwo() ? designs.selection().side().get() : TargetSide.OBJECT;
  }

  /** The selected design with the coefficient of the edited side alone. */
  public OpenDesign current() {
    return designs.current().side(edited());
  }

  /** Edits another side. */
  public void edit(TargetSide side) {
    designs.endGesture();
    designs.selection().side().set(side);
  }

  /** Gives background a coefficient of its own, at first that for objects, or takes it away. */
  public void setTwo(boolean two) {
    designs.endGesture();
    designs.change(
        "app.step.sides",
        design -> design.withBackground(two ? Optional.of(design.shape()) : Optional.empty()));
    designs.selection().side().set(two ? TargetSide.BACKGROUND : TargetSide.OBJECT);
  }

  /** The change of a whole design by another source of the edited side. */
  public UnaryOperator<Design> with(CoefficientSource changed) {
    TargetSide side = edited();
    return design -> design.withShape(side, changed);
  }

  /** Turns the edited side into a drawing of its curve; see {@link DesignsModel}. */
  Optional<Problem> turnIntoDrawing(Optional<DesignCurve> known) {
    double progress = designs.progress().get();
    Outcome<Drawing> drawing =
        known
            .filter(made -> made.is(current(), progress))
            .map(DesignCurve::curve)
            .orElseGet(() -> current().design().coefficient(progress).then(LossCurve::of))
            .then(CurveDrawing::of);
    drawing
        .toOptional()
        .map(CoefficientSource.Drawn::new)
        .ifPresent(drawn -> designs.change("app.step.drawing", with(drawn)));
    return drawing.failure();
  }
}
