package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.List;
import java.util.Map;

/** A formula with its parameters and the progress fixed. */
final class FormulaCoefficient implements ScaleCoefficient {
  private final Exp4jEvaluator evaluator;
  private final List<Double> breakpoints;

  FormulaCoefficient(Expression expression, Map<String, Double> values) {
    Expression bound = Binding.of(expression, values);
    evaluator = new Exp4jEvaluator(bound);
    breakpoints = Switches.of(bound);
  }

  @Override
  public double at(double p) {
    return evaluator.at(p);
  }

  @Override
  public List<Double> breakpoints() {
    return breakpoints;
  }
}
