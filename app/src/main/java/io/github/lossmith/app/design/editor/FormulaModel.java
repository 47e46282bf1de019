package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.CurveUpdater;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;

/** What stands around the formula in the inspector: g and L typeset, and what is wrong with it. */
final class FormulaModel {
  /** An L(1) that only rounding makes differ from zero. */
  private static final double NOTHING = 1e-12;

  private final DesignsModel designs;
  private final CurveUpdater updater;

  FormulaModel(DesignsModel designs, CurveUpdater updater) {
    this.designs = designs;
    this.updater = updater;
  }

  private Design design() {
    return new DesignSides(designs).current().design();
  }

  boolean isDrawing() {
    return design().shape() instanceof CoefficientSource.Drawn;
  }

  /** The number of knots of a drawing; 0 for a formula. */
  int knots() {
    return design().shape() instanceof CoefficientSource.Drawn drawn
        ? drawn.drawing().knots().size()
        : 0;
  }

  /** L(1) of a typed loss where it is not 0, by which the loss is shifted. */
  OptionalDouble shiftedBy() {
    OptionalDouble value = design().typedLossAtOne(designs.progress().get());
    return Math.abs(value.orElse(0)) > NOTHING ? value : OptionalDouble.empty();
  }

  /** The coefficient in LaTeX, where it can be read. */
  Optional<String> coefficient() {
    return design().formula().toOptional().map(read -> "g(p)=" + read.latex());
  }

  /** The loss in LaTeX: as typed, named by the design, recognised, or else as an integral of g. */
  String loss() {
    Design design = design();
    String letter = design.parameters().containsKey("q") ? "s" : "q";
    String known =
        design.shape() instanceof CoefficientSource.TypedLoss
            ? design.typedFormula().fold(Formula::latex, problem -> "")
            : design.closedForm().isBlank() ? recognised(design) : design.closedForm();
    return "L(p)=" + (known.isBlank() ? "-\\int_p^1 g(" + letter + ")\\,d" + letter : known);
  }

  /** It has letters, not their values: it stays while a slider is dragged. */
  private String recognised(Design design) {
    return updater
        .current()
        .filter(curve -> curve.openDesign().design().shape().equals(design.shape()))
        .flatMap(DesignCurve::closed)
        .map(Formula::latex)
        .orElse("");
  }

  /** Why the formula cannot be read. */
  Optional<Problem> unreadable() {
    return isDrawing()
        ? Optional.empty()
        : design().typedFormula().failure().or(() -> design().formula().failure());
  }

  /** What stands in the way: the formula cannot be read, or it has no loss. */
  Optional<Problem> problem() {
    return unreadable().or(() -> updater.current().flatMap(curve -> curve.curve().failure()));
  }
}
