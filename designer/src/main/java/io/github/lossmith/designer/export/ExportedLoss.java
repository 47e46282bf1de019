package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.table.ClassTables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss with all that an exported file says about it.
 *
 * @param name as the design is called
 * @param formula the coefficient's formula; empty for a drawing
 * @param sketch the drawing; empty for a formula
 * @param closedForm the loss as a formula in the same parameters, where one is known and right
 * @param parameters the values of the formula's letters
 * @param curve the coefficient and loss with these parameters, at the end of a schedule
 * @param normalisation {@code positives}, {@code all} or {@code none}
 * @param mining hard negatives kept a positive; empty for all
 * @param citation whom to cite, possibly empty
 * @param typeset the loss in LaTeX, possibly empty
 * @param checks what kind of loss it is, a line each
 * @param report the same as findings
 */
record ExportedLoss(
    String name,
    Optional<Formula> formula,
    Optional<PiecewiseCubic> sketch,
    Optional<Formula> closedForm,
    SortedMap<String, Double> parameters,
    LossCurve curve,
    String normalisation,
    OptionalDouble mining,
    String citation,
    String typeset,
    List<String> checks,
    PropertyReport report) {
  ExportedLoss {
    parameters = new TreeMap<>(parameters);
    checks = List.copyOf(checks);
  }

  /** How the loss itself is written in code. */
  enum Kind {
    /** Written as a formula, like the coefficient; parameters stay free. */
    CLOSED,
    /**
     * Integrated in the exported program, because the loss depends on the training progress, on the
     * batch, or on the share of the target's class.
     */
    QUADRATURE,
    /** Interpolated in a table; parameters are frozen. */
    TABLE,
    /** Evaluated piece by piece, like the drawing. */
    DRAWING
  }

  Kind kind() {
    if (sketch.isPresent()) {
      return Kind.DRAWING;
    }
    if (closedForm.isPresent()) {
      return Kind.CLOSED;
    }
    boolean varies = usesProgress() || usesBatch() || parameters.containsKey(ClassTables.SHARE);
    return varies ? Kind.QUADRATURE : Kind.TABLE;
  }

  /** Whether a letter's value comes from the batch. */
  boolean usesBatch() {
    return parameters.keySet().stream().anyMatch(one -> BatchLetter.named(one).isPresent());
  }

  boolean usesProgress() {
    return formula.map(Formula::usesProgress).orElse(false);
  }

  /** A design with its loss integrated; a schedule is taken at its end, t = 1. */
  static Outcome<ExportedLoss> of(Design design) {
    return of(design, TargetSide.OBJECT);
  }

  /** One side of a design; its checks say of both together whether they are proper. */
  static Outcome<ExportedLoss> of(Design whole, TargetSide side) {
    Design design = whole.side(side);
    return design
        .coefficient()
        .then(LossCurve::of)
        .map(curve -> of(design, curve, report(curve).within(whole, 1)))
        .then(ExportedLoss::unlessMoving);
  }

  /** Refuses a minimum inside (0, 1), where L = 0, that moves with the training. */
  private static Outcome<ExportedLoss> unlessMoving(ExportedLoss loss) {
    return loss.kind() == Kind.QUADRATURE && loss.curve().zeroInside().isPresent()
        ? Outcome.bad("designer.export.movingMinimum", loss.name())
        : Outcome.ok(loss);
  }

  private static ExportedLoss of(Design design, LossCurve curve, PropertyReport report) {
    Optional<Formula> formula = design.formula().toOptional();
    SortedMap<String, Double> values = new TreeMap<>();
    formula.ifPresent(
        f -> f.parameters().forEach(letter -> values.put(letter, value(design, letter))));
    Optional<PiecewiseCubic> sketch =
        design.shape() instanceof CoefficientSource.Drawn drawn
            ? Optional.of(PiecewiseCubics.of(drawn.drawing()))
            : Optional.empty();
    return new ExportedLoss(
        design.name(),
        formula,
        sketch,
        formula.flatMap(f -> ExportedClosedForms.of(f, values, curve)),
        values,
        curve,
        design.normalisation().name().toLowerCase(Locale.ROOT),
        mined(design.mining()),
        design.citation(),
        design.closedForm(),
        checks(report),
        report);
  }

  /** A ratio of 0 means no mining. */
  private static OptionalDouble mined(OptionalDouble ratio) {
    return ratio.isPresent() && ratio.getAsDouble() > 0 ? ratio : OptionalDouble.empty();
  }

  private static PropertyReport report(LossCurve curve) {
    return PropertyReport.of(curve.source(), Outcome.ok(curve));
  }

  private static List<String> checks(PropertyReport report) {
    return report.findings().stream()
        .map(finding -> mark(finding.verdict()) + finding.text(Locale.ENGLISH))
        .toList();
  }

  private static String mark(PropertyFinding.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "yes  ";
      case FAILS -> "NO   ";
      default -> "     ";
    };
  }

  private static double value(Design design, String letter) {
    FormulaParameter parameter = design.parameters().get(letter);
    return (parameter == null ? FormulaParameter.usual(letter) : parameter).value();
  }
}
