package io.github.lossmith.designer.design;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.symbolic.ClosedForms;
import io.github.lossmith.designer.symbolic.LossFormula;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A scale coefficient and how it is used: what a user makes, and what a {@code *.lossmith.json}
 * file holds. Immutable.
 *
 * @param name the name in lists and legends
 * @param shape the formula or the drawing
 * @param parameters the parameters of the formula; a missing one is 1
 * @param normalisation what the sum over the anchors is divided by
 * @param mining r negatives, the hardest ones, are used for each positive; empty: no mining
 * @param citation where the coefficient comes from, empty if it is the user's own
 * @param closedForm the loss in LaTeX where a closed form is known, else empty
 * @param note the user's own words
 */
public record Design(
    String name,
    CoefficientSource shape,
    Map<String, FormulaParameter> parameters,
    Normalisation normalisation,
    OptionalDouble mining,
    String citation,
    String closedForm,
    String note) {
  public Design {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A formula with all parameters 1, normalised by the positive anchors, without mining. */
  public static Design typed(String name, String formula) {
    return of(name, new CoefficientSource.Typed(formula)).withParametersOfFormula();
  }

  /**
   * A formula for L(p) in place of dL/dp, with all parameters 1, normalised by the positive
   * anchors, without mining.
   */
  public static Design typedLoss(String name, String loss) {
    return of(name, new CoefficientSource.TypedLoss(loss)).withParametersOfFormula();
  }

  /** A drawing, normalised by the positive anchors, without mining. */
  public static Design drawn(String name, Drawing drawing) {
    return of(name, new CoefficientSource.Drawn(drawing));
  }

  private static Design of(String name, CoefficientSource shape) {
    return new Design(
        name, shape, Map.of(), Normalisation.POSITIVES, OptionalDouble.empty(), "", "", "");
  }

  /**
   * The formula of dL/dp, parsed, or differentiated where L(p) was typed; a problem if it does not
   * parse or this is a drawing.
   */
  public Outcome<Formula> formula() {
    return shape.fold(
        typed -> Formula.parse(typed.formula()),
        typed -> LossFormula.parse(typed.loss()).map(LossFormula::coefficient),
        drawn -> noFormula());
  }

  /** The formula as typed, of dL/dp or of L(p); a problem if it does not parse or was drawn. */
  public Outcome<Formula> typedFormula() {
    return shape.fold(
        typed -> Formula.parse(typed.formula()),
        typed -> LossFormula.parse(typed.loss()).map(LossFormula::loss),
        drawn -> noFormula());
  }

  private Outcome<Formula> noFormula() {
    return Outcome.bad("designer.design.noFormula", name);
  }

  /**
   * The names of the parameters in the formula; none for a drawing or a formula that does not
   * parse.
   */
  public Set<String> letters() {
    return typedFormula().<Set<String>>fold(Formula::parameters, problem -> Set.of());
  }

  /**
   * L(1) of a loss that was typed, which is subtracted from it: the loss that is computed has L(1)
   * = 0. Its limit where the formula gives none; empty if dL/dp was typed or drawn, or L(1) is not
   * finite.
   *
   * @param progress t in [0, 1]
   */
  public OptionalDouble typedLossAtOne(double progress) {
    return shape.<OptionalDouble>fold(
        typed -> OptionalDouble.empty(),
        typed ->
            LossFormula.parse(typed.loss())
                .fold(
                    loss -> loss.atOne(values(loss.loss()), progress),
                    problem -> OptionalDouble.empty()),
        drawn -> OptionalDouble.empty());
  }

  /**
   * L as a formula in the same letters, with L(1) = 0, where the engine recognises one. It agrees
   * with the numerical integral.
   *
   * @param progress t in [0, 1]
   * @param curve the integral of the coefficient at that progress
   */
  public Optional<Formula> closedLoss(double progress, LossCurve curve) {
    Map<String, Double> values = typedFormula().fold(this::values, problem -> Map.of());
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.put("t", progress);
    return typedFormula()
        .toOptional()
        .flatMap(
            formula ->
                shape.fold(
                    typed -> ClosedForms.of(formula, all, curve),
                    typed -> ClosedForms.ofLoss(formula, all, curve),
                    drawn -> Optional.empty()));
  }

  /** Whether the coefficient changes with the training progress t. */
  public boolean followsProgress() {
    return formula().fold(Formula::usesProgress, problem -> false);
  }

  /**
   * The coefficient at a training progress.
   *
   * @param progress t in [0, 1]
   */
  public Outcome<ScaleCoefficient> coefficient(double progress) {
    return shape.fold(
        typed ->
            Formula.parse(typed.formula())
                .map(formula -> formula.coefficient(values(formula), progress)),
        typed ->
            LossFormula.parse(typed.loss())
                .map(loss -> loss.coefficient(values(loss.loss()), progress)),
        drawn -> Outcome.ok(drawn.drawing().coefficient()));
  }

  /** The coefficient at the end of a training, t = 1. */
  public Outcome<ScaleCoefficient> coefficient() {
    return coefficient(1);
  }

  private Map<String, Double> values(Formula formula) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String letter : formula.parameters()) {
      FormulaParameter parameter = parameters.get(letter);
      values.put(letter, parameter == null ? 1 : parameter.value());
    }
    return values;
  }

  public Design withName(String changed) {
    return new Design(
        changed, shape, parameters, normalisation, mining, citation, closedForm, note);
  }

  /**
   * The same design with another source; citation and closed form, which belong to the old one, are
   * dropped.
   */
  public Design withShape(CoefficientSource changed) {
    return new Design(name, changed, parameters, normalisation, mining, "", "", note)
        .withParametersOfFormula();
  }

  /** Another value of a parameter; its range is extended if necessary. */
  public Design withParameter(String letter, double value) {
    FormulaParameter known = parameters.get(letter);
    return withParameter(
        letter, known == null ? FormulaParameter.unranged(value) : known.with(value));
  }

  /** Another value and range of a parameter. */
  public Design withParameter(String letter, FormulaParameter parameter) {
    Map<String, FormulaParameter> changed = new LinkedHashMap<>(parameters);
    changed.put(letter, parameter);
    return withParameters(changed);
  }

  public Design withParameters(Map<String, FormulaParameter> changed) {
    return new Design(name, shape, changed, normalisation, mining, citation, closedForm, note);
  }

  public Design withNormalisation(Normalisation changed) {
    return new Design(name, shape, parameters, changed, mining, citation, closedForm, note);
  }

  public Design withMining(OptionalDouble changed) {
    return new Design(name, shape, parameters, normalisation, changed, citation, closedForm, note);
  }

  public Design withNote(String changed) {
    return new Design(
        name, shape, parameters, normalisation, mining, citation, closedForm, changed);
  }

  /** Adds missing parameters of the formula and drops others; a drawing has none. */
  private Design withParametersOfFormula() {
    return typedFormula()
        .fold(
            formula -> {
              Map<String, FormulaParameter> letters = new LinkedHashMap<>();
              for (String letter : formula.parameters()) {
                letters.put(letter, parameters.getOrDefault(letter, FormulaParameter.unranged(1)));
              }
              return withParameters(letters);
            },
            problem -> shape instanceof CoefficientSource.Drawn ? withParameters(Map.of()) : this);
  }
}
