package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A formula with its parameters and the progress fixed. */
final class FormulaCoefficient implements ScaleCoefficient {
  private final Exp4jEvaluator evaluator;
  private final Exp4jEvaluator nearOne;
  private final NarrowFeatures narrow;
  private final List<Double> breakpoints;

  FormulaCoefficient(ExpressionTree expression, Map<String, Double> values) {
    ExpressionTree bound = ConstantFolding.of(expression, values);
    evaluator = new Exp4jEvaluator(bound);
    nearOne = new Exp4jEvaluator(NearOne.of(bound));
    narrow = NarrowSearch.of(bound);
    breakpoints = SwitchPoints.of(bound, narrow.places());
  }

  @Override
  public double at(double p) {
    return evaluator.at(p);
  }

  @Override
  public Optional<DoubleUnaryOperator> nearOne() {
    return Optional.of(nearOne::at);
  }

  @Override
  public NarrowFeatures narrow() {
    return narrow;
  }

  @Override
  public List<Double> breakpoints() {
    return breakpoints;
  }
}
