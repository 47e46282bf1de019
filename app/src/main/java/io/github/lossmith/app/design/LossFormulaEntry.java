package io.github.lossmith.app.design;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;
import java.util.Optional;

/**
 * Whether the formula field takes dL/dp or L(p). To choose L(p) changes no design yet: the field
 * waits, empty, for what is typed or pasted. To choose dL/dp for a typed loss puts its derivative
 * there.
 */
final class LossFormulaEntry {
  private static final long NONE = 0;
  private final DesignsModel bench;
  private long waiting = NONE;

  LossFormulaEntry(DesignsModel bench) {
    this.bench = bench;
  }

  /** Whether what is in the field, or comes into it, is L(p). */
  boolean isLoss() {
    OpenDesign sheet = bench.current();
    return sheet.design().shape() instanceof CoefficientSource.TypedLoss || isWaiting(sheet);
  }

  private boolean isWaiting(OpenDesign sheet) {
    return waiting == sheet.id()
        && !(sheet.design().shape() instanceof CoefficientSource.TypedLoss);
  }

  /** What stands in the field. */
  String text() {
    OpenDesign sheet = bench.current();
    if (waiting != sheet.id()) {
      waiting = NONE;
    }
    return isWaiting(sheet) ? "" : sheet.text();
  }

  void choose(boolean loss) {
    OpenDesign sheet = bench.current();
    boolean typedLoss = sheet.design().shape() instanceof CoefficientSource.TypedLoss;
    waiting = loss && !typedLoss ? sheet.id() : NONE;
    if (!loss && typedLoss) {
      String derivative = sheet.design().formula().fold(Formula::text, problem -> "");
      bench.change(
          "app.step.formula", design -> design.withShape(new CoefficientSource.Typed(derivative)));
    }
  }

  /** The shape of the design when that is typed; none where it stays as it is. */
  Optional<CoefficientSource> shape(String text) {
    OpenDesign sheet = bench.current();
    Design design = sheet.design();
    boolean loss = isLoss();
    boolean nothing =
        text.isEmpty() && (design.shape() instanceof CoefficientSource.Drawn || isWaiting(sheet));
    if (nothing || (text.equals(sheet.text()) && !isWaiting(sheet))) {
      return Optional.empty();
    }
    waiting = NONE;
    return Optional.of(
        loss ? new CoefficientSource.TypedLoss(text) : new CoefficientSource.Typed(text));
  }
}
