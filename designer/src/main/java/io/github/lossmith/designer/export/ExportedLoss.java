package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss with everything that somebody who meets it in a file wants to know.
 *
 * @param name as the design is called
 * @param formula the coefficient's formula; empty for a drawing
 * @param sketch the drawing; empty for a formula
 * @param closedForm the loss as a formula in the same parameters, where one is known and right
 * @param parameters the values of the formula's letters
 * @param curve the coefficient and loss with these parameters, at training progress {@code
 *     progress}
 * @param normalisation {@code positives}, {@code all} or {@code none}
 * @param mining hard negatives kept a positive; empty for all
 * @param citation whom to cite, possibly empty
 * @param checks what kind of loss it is, a line each
 */
record ExportedLoss(
    String name,
    Optional<Formula> formula,
    Optional<Sketch> sketch,
    Optional<Formula> closedForm,
    SortedMap<String, Double> parameters,
    LossCurve curve,
    String normalisation,
    OptionalDouble mining,
    String citation,
    List<String> checks) {
  ExportedLoss {
    parameters = new TreeMap<>(parameters);
    checks = List.copyOf(checks);
  }

  /** How the loss itself is written in code. */
  enum Kind {
    /** As a formula, like the coefficient; parameters stay free. */
    CLOSED,
    /** By quadrature of the coefficient, because it follows the training progress. */
    QUADRATURE,
    /** From a table; parameters are frozen. */
    TABLE,
    /** From the drawing's own stretches. */
    DRAWING
  }

  Kind kind() {
    if (sketch.isPresent()) {
      return Kind.DRAWING;
    }
    if (closedForm.isPresent()) {
      return Kind.CLOSED;
    }
    return usesProgress() ? Kind.QUADRATURE : Kind.TABLE;
  }

  boolean usesProgress() {
    return formula.map(Formula::usesProgress).orElse(false);
  }

  /** A loss of a formula alone; for tests and for what has no design file. */
  static ExportedLoss ofFormula(
      String name, Formula formula, Optional<Formula> closedForm, Map<String, Double> parameters) {
    LossCurve curve = LossCurve.of(formula.coefficient(parameters, 0)).orThrow();
    return new ExportedLoss(
        name,
        Optional.of(formula),
        Optional.empty(),
        closedForm,
        new TreeMap<>(parameters),
        curve,
        "positives",
        OptionalDouble.empty(),
        "",
        List.of());
  }
}
