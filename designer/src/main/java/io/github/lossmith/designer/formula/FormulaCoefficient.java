package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.Narrow;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A formula with its parameters and the progress fixed. */
final class FormulaCoefficient implements ScaleCoefficient {
  private final Exp4jEvaluator evaluator;
  private final Exp4jEvaluator nearOne;
  private final Narrow narrow;
  private final List<Double> breakpoints;

  FormulaCoefficient(Expression expression, Map<String, Double> values) {
    Expression bound = Binding.of(expression, values);
    evaluator = new Exp4jEvaluator(bound);
    nearOne = new Exp4jEvaluator(NearOne.of(bound));
    narrow = NarrowSearch.of(bound);
    breakpoints = Switches.of(bound, narrow.places());
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
  public Narrow narrow() {
    return narrow;
  }

  @Override
  public List<Double> breakpoints() {
    return breakpoints;
  }
}
