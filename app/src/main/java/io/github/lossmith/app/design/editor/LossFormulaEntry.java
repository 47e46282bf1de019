package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import java.util.Optional;

/**
 * Whether the formula field takes dL/dp or L(p). Choosing L(p) does not change the design yet: the
 * field is empty until something is typed or pasted. Choosing dL/dp for a typed loss inserts its
 * derivative.
 */
final class LossFormulaEntry {
  private static final long NONE = 0;
  private final DesignsModel designs;
  private final DesignSides sides;
  private long waiting = NONE;
  private TargetSide waitingSide = TargetSide.OBJECT;

  LossFormulaEntry(DesignsModel designs) {
    this.designs = designs;
    sides = new DesignSides(designs);
  }

  /** Whether the content of the field is L(p). */
  boolean isLoss() {
    OpenDesign openDesign = sides.current();
    return openDesign.design().shape() instanceof CoefficientSource.TypedLoss
        || isWaiting(openDesign);
  }

  private boolean isWaiting(OpenDesign openDesign) {
    return waiting == openDesign.id()
        && waitingSide == sides.edited()
        && !(openDesign.design().shape() instanceof CoefficientSource.TypedLoss);
  }

  /** The content of the field. */
  String text() {
    OpenDesign openDesign = sides.current();
    if (waiting != openDesign.id() || waitingSide != sides.edited()) {
      waiting = NONE;
    }
    return isWaiting(openDesign) ? "" : openDesign.text();
  }

  void choose(boolean loss) {
    OpenDesign openDesign = sides.current();
    boolean typedLoss = openDesign.design().shape() instanceof CoefficientSource.TypedLoss;
    waiting = loss && !typedLoss ? openDesign.id() : NONE;
    waitingSide = sides.edited();
    if (!loss && typedLoss) {
      String derivative = openDesign.design().formula().fold(Formula::text, problem -> "");
      designs.change("app.step.formula", sides.with(new CoefficientSource.Typed(derivative)));
    }
  }

  /** The source of the design for a typed text; none if the design does not change. */
  Optional<CoefficientSource> shape(String text) {
    OpenDesign openDesign = sides.current();
    Design design = openDesign.design();
    boolean loss = isLoss();
    boolean nothing =
        text.isEmpty()
            && (design.shape() instanceof CoefficientSource.Drawn || isWaiting(openDesign));
    if (nothing || (text.equals(openDesign.text()) && !isWaiting(openDesign))) {
      return Optional.empty();
    }
    waiting = NONE;
    return Optional.of(
        loss ? new CoefficientSource.TypedLoss(text) : new CoefficientSource.Typed(text));
  }
}
