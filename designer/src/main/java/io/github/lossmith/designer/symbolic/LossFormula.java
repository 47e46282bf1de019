package io.github.lossmith.designer.symbolic;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.coefficient.Undefined;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A loss L(p) as text, in the language of {@link Formula}, with its derivative. The constant in L
 * does not matter: the loss that is computed from the derivative is L(p) - L(1). Immutable.
 */
public final class LossFormula {
  /** About the nodes of a derivative that takes a millisecond to read and a curve a second. */
  private static final int MOST_COST = 20_000;

  /** The same limit as in the parser, because trees are walked recursively. */
  private static final int HIGHEST = 500;

  /** Any p in (0, 1) would do. */
  private static final double BESIDE = 0.75;

  /** Relative to the loss; some 50 roundings of a double. */
  private static final double ROUNDING = 1e-14;

  private final Formula loss;
  private final Formula coefficient;

  private LossFormula(Formula loss, Formula coefficient) {
    this.loss = loss;
    this.coefficient = coefficient;
  }

  /**
   * Reads a loss and differentiates it; a problem has the position of the offending character. That
   * L has no jump, which its derivative would not show, is checked when that is integrated.
   */
  public static Outcome<LossFormula> parse(String text) {
    return text.isBlank()
        ? Outcome.bad("designer.formula.emptyLoss")
        : Formula.parse(text).then(LossFormula::of);
  }

  private static Outcome<LossFormula> of(Formula loss) {
    if (Derivative.cost(loss.expression()) > MOST_COST) {
      return Outcome.bad("designer.formula.longDerivative");
    }
    ExpressionTree slope = Derivative.of(loss.expression());
    return Terms.height(slope) > HIGHEST
        ? Outcome.bad("designer.formula.longDerivative")
        : Outcome.ok(new LossFormula(loss, Formula.of(slope)));
  }

  /** L(p) as it was typed. */
  public Formula loss() {
    return loss;
  }

  /** dL/dp; it may lack letters of L, those that only add a constant. */
  public Formula coefficient() {
    return coefficient;
  }

  /**
   * dL/dp with everything but p fixed, together with L.
   *
   * @param parameters a value for each letter of {@link #loss}
   * @param progress the training progress in [0, 1]
   */
  public ScaleCoefficient coefficient(Map<String, Double> parameters, double progress) {
    ScaleCoefficient slope = coefficient.coefficient(parameters, progress);
    return new Slope(slope, loss.coefficient(parameters, progress)::at);
  }

  /**
   * L(1); where it is not a number, such as of (1-p)*log(1-p), its value at another p corrected by
   * the integral of dL/dp from there.
   */
  public OptionalDouble atOne(Map<String, Double> parameters, double progress) {
    ScaleCoefficient slope = coefficient(parameters, progress);
    DoubleUnaryOperator given = slope.antiderivative().orElseThrow();
    double value = given.applyAsDouble(1);
    if (Double.isNaN(value)) {
      value = LossCurve.of(slope).fold(curve -> remaining(curve, given), bad -> Double.NaN);
    }
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** L(p) less its integral; 0 where that is within the error. */
  private static double remaining(LossCurve curve, DoubleUnaryOperator given) {
    double value = given.applyAsDouble(BESIDE) - curve.loss(BESIDE);
    double error = curve.errorBound(BESIDE) + ROUNDING * Math.abs(curve.loss(BESIDE));
    return Math.abs(value) <= error ? 0 : value;
  }

  private record Slope(ScaleCoefficient slope, DoubleUnaryOperator loss)
      implements ScaleCoefficient {
    @Override
    public double at(double p) {
      return slope.at(p);
    }

    @Override
    public double weighted(double p) {
      return slope.weighted(p);
    }

    @Override
    public Optional<DoubleUnaryOperator> nearOne() {
      return slope.nearOne();
    }

    @Override
    public List<Double> breakpoints() {
      return slope.breakpoints();
    }

    @Override
    public Optional<Undefined> undefined(double p) {
      return slope.undefined(p);
    }

    @Override
    public double rounding(double p) {
      return slope.rounding(p);
    }

    @Override
    public double roundingNearOne(double x) {
      return slope.roundingNearOne(x);
    }

    @Override
    public boolean isLostInRounding(double p) {
      return slope.isLostInRounding(p);
    }

    @Override
    public NarrowFeatures narrow() {
      return slope.narrow();
    }

    @Override
    public Optional<DoubleUnaryOperator> antiderivative() {
      return Optional.of(loss);
    }
  }
}
