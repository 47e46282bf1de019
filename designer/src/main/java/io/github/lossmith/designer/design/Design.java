package io.github.lossmith.designer.design;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.symbolic.ClosedForms;
import io.github.lossmith.designer.symbolic.LossFormula;
import io.github.lossmith.designer.table.ClassTables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scale coefficient and how it is used: what a user makes, and what a {@code *.lossmith.json}
 * file holds. A design of two sides has one coefficient for objects and one for background, in the
 * same parameters; where one coefficient is asked of it, the answer is a problem: take a {@link
 * #side(TargetSide)} of it. Immutable.
 *
 * @param name the name in lists and legends
 * @param shape the formula or the drawing; of two sides, that for objects
 * @param background the coefficient for background; empty: the same as for objects
 * @param parameters the parameters of the formulas; a missing one is 1
 * @param normalisation what the sum over the anchors is divided by
 * @param mining r negatives, the hardest ones, are used for each positive; empty: no mining
 * @param citation where the coefficient comes from, empty if it is the user's own
 * @param closedForm the loss of {@code shape} in LaTeX where a closed form is known, else empty
 * @param note the user's own words
 * @param classTables weights and terms of the logits by class; without effect on the coefficient
 */
public record Design(
    String name,
    CoefficientSource shape,
    Optional<BackgroundSide> background,
    Map<String, FormulaParameter> parameters,
    Normalisation normalisation,
    OptionalDouble mining,
    String citation,
    String closedForm,
    String note,
    ClassTables classTables) {
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
        name,
        shape,
        Optional.empty(),
        Map.of(),
        Normalisation.POSITIVES,
        OptionalDouble.empty(),
        "",
        "",
        "",
        ClassTables.NONE);
  }

  /** Whether background has a coefficient of its own. */
  public boolean isTwoSided() {
    return background.isPresent();
  }

  /** The sides that have a coefficient of their own: both, or that for objects alone. */
  public List<TargetSide> sides() {
    return isTwoSided() ? List.of(TargetSide.values()) : List.of(TargetSide.OBJECT);
  }

  /**
   * The design with the coefficient of one side for all targets, and the parameters of that side;
   * itself where both are the same.
   */
  public Design side(TargetSide side) {
    return background
        .map(
            other ->
                side == TargetSide.OBJECT
                    ? oneSided(shape, closedForm)
                    : oneSided(other.shape(), other.closedForm()))
        .orElse(this);
  }

  private Design oneSided(CoefficientSource only, String form) {
    return with(only, Optional.empty(), citation, form);
  }

  /** A problem if the design has two sides, for what takes one coefficient. */
  private Outcome<CoefficientSource> only() {
    return isTwoSided() ? Outcome.bad("designer.design.twoSided", name) : Outcome.ok(shape);
  }

  /**
   * The formula of dL/dp, parsed, or differentiated where L(p) was typed; a problem if it does not
   * parse, this is a drawing, or it has two sides.
   */
  public Outcome<Formula> formula() {
    return only()
        .then(
            source ->
                source.fold(
                    typed -> Formula.parse(typed.formula()),
                    typed -> LossFormula.parse(typed.loss()).map(LossFormula::coefficient),
                    drawn -> noFormula()));
  }

  /** The formula as typed, of dL/dp or L(p); a problem if it does not parse, or is not one. */
  public Outcome<Formula> typedFormula() {
    return only().then(this::typedFormula);
  }

  private Outcome<Formula> typedFormula(CoefficientSource source) {
    return source.fold(
        typed -> Formula.parse(typed.formula()),
        typed -> LossFormula.parse(typed.loss()).map(LossFormula::loss),
        drawn -> noFormula());
  }

  private Outcome<Formula> noFormula() {
    return Outcome.bad("designer.design.noFormula", name);
  }

  /**
   * The names of the parameters in the formulas of both sides; none for a drawing or a formula that
   * does not parse.
   */
  public Set<String> letters() {
    Set<String> letters = new LinkedHashSet<>();
    for (CoefficientSource source : shapes()) {
      typedFormula(source).toOptional().ifPresent(formula -> letters.addAll(formula.parameters()));
    }
    return letters;
  }

  /** The coefficient for objects, then that for background if it is another one. */
  public List<CoefficientSource> shapes() {
    return Stream.concat(Stream.of(shape), background.stream().map(BackgroundSide::shape)).toList();
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
   * L as a formula in the same letters, with L(1) = 0, where one is recognised. It agrees with the
   * numerical integral.
   *
   * @param progress t in [0, 1]
   * @param curve the integral of the coefficient at that progress
   */
  public Optional<Formula> closedLoss(double progress, LossCurve curve) {
    Map<String, Double> all = new LinkedHashMap<>();
    typedFormula().toOptional().ifPresent(formula -> all.putAll(values(formula)));
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

  /** Whether a coefficient changes with the training progress t. */
  public boolean followsProgress() {
    return shapes().stream()
        .anyMatch(source -> typedFormula(source).fold(Formula::usesProgress, problem -> false));
  }

  /**
   * The coefficient at a training progress; a problem if there are two.
   *
   * @param progress t in [0, 1]
   */
  public Outcome<ScaleCoefficient> coefficient(double progress) {
    return only().then(source -> coefficient(source, progress));
  }

  /**
   * The coefficients of both sides at a training progress.
   *
   * @param progress t in [0, 1]
   */
  public Outcome<SideCoefficients> coefficients(double progress) {
    return Outcome.each(shapes(), source -> coefficient(source, progress))
        .map(both -> new SideCoefficients(both.get(0), both.get(both.size() - 1)));
  }

  private Outcome<ScaleCoefficient> coefficient(CoefficientSource source, double progress) {
    return source.fold(
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
      values.put(letter, (parameter == null ? FormulaParameter.usual(letter) : parameter).value());
    }
    return values;
  }

  public Design withName(String changed) {
    return with(changed, parameters, normalisation, mining, note);
  }

  /**
   * The same design with another source of one side, or of both if they are the same; citation and
   * closed form, which belong to the old one, are dropped.
   */
  public Design withShape(TargetSide side, CoefficientSource changed) {
    boolean other = side == TargetSide.BACKGROUND && isTwoSided();
    return other
        ? with(shape, Optional.of(BackgroundSide.of(changed)), "", closedForm)
        : with(changed, background, "", "");
  }

  /** The same design with another source, for objects where it has two sides. */
  public Design withShape(CoefficientSource changed) {
    return withShape(TargetSide.OBJECT, changed);
  }

  /** The same design with another coefficient for background; empty: the same as for objects. */
  public Design withBackground(Optional<CoefficientSource> changed) {
    return with(shape, changed.map(BackgroundSide::of), "", closedForm);
  }

  /** Another value of a parameter; its range is extended if necessary. */
  public Design withParameter(String letter, double value) {
    FormulaParameter known = parameters.get(letter);
    return withParameter(
        letter, known == null ? FormulaParameter.unranged(value) : known.with(value));
  }

  /** The letters whose values a training takes from its batches. */
  public List<BatchLetter> batchLetters() {
    Set<String> letters = letters();
    return Stream.of(BatchLetter.values()).filter(one -> letters.contains(one.letter())).toList();
  }

  /** Another value and range of a parameter. */
  public Design withParameter(String letter, FormulaParameter parameter) {
    Map<String, FormulaParameter> changed = new LinkedHashMap<>(parameters);
    changed.put(letter, parameter);
    return withParameters(changed);
  }

  public Design withParameters(Map<String, FormulaParameter> changed) {
    return with(name, changed, normalisation, mining, note);
  }

  public Design withNormalisation(Normalisation changed) {
    return with(name, parameters, changed, mining, note);
  }

  public Design withMining(OptionalDouble changed) {
    return with(name, parameters, normalisation, changed, note);
  }

  public Design withNote(String changed) {
    return with(name, parameters, normalisation, mining, changed);
  }

  /** The same design with other tables of the classes. */
  public Design withClassTables(ClassTables changed) {
    return new Design(
        name,
        shape,
        background,
        parameters,
        normalisation,
        mining,
        citation,
        closedForm,
        note,
        changed);
  }

  /** Whether the coefficient depends on the share of the target's class, {@code freq}. */
  public boolean usesShare() {
    return letters().contains(ClassTables.SHARE);
  }

  private Design with(
      String called,
      Map<String, FormulaParameter> letters,
      Normalisation divisor,
      OptionalDouble easyPerHard,
      String words) {
    return new Design(
        called,
        shape,
        background,
        letters,
        divisor,
        easyPerHard,
        citation,
        closedForm,
        words,
        classTables);
  }

  private Design with(
      CoefficientSource ofObjects,
      Optional<BackgroundSide> ofBackground,
      String origin,
      String form) {
    return new Design(
            name,
            ofObjects,
            ofBackground,
            parameters,
            normalisation,
            mining,
            origin,
            form,
            note,
            classTables)
        .withParametersOfFormula();
  }

  /**
   * Adds missing parameters of the formulas and drops others; a drawing has none. While a formula
   * does not parse, all are kept.
   */
  private Design withParametersOfFormula() {
    if (!isReadable()) {
      return this;
    }
    Map<String, FormulaParameter> letters = new LinkedHashMap<>();
    for (String letter : letters()) {
      letters.put(letter, parameters.getOrDefault(letter, FormulaParameter.usual(letter)));
    }
    return withParameters(letters);
  }

  /** Whether every side is a drawing or a formula that parses. */
  private boolean isReadable() {
    return shapes().stream()
        .allMatch(
            source -> source instanceof CoefficientSource.Drawn || typedFormula(source).isOk());
  }
}
