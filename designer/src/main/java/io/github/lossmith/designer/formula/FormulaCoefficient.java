package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.coefficient.Undefined;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.interval.ConstantFolding;
import io.github.lossmith.designer.interval.Diagnosis;
import io.github.lossmith.designer.interval.Enclosure;
import io.github.lossmith.designer.interval.NarrowSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A formula with its parameters and the progress fixed. */
final class FormulaCoefficient implements ScaleCoefficient {
  private final Exp4jEvaluator evaluator;
  private final Exp4jEvaluator nearOne;
  private final Enclosure enclosure;
  private final Enclosure enclosureNearOne;
  private final NarrowFeatures narrow;
  private final List<Double> breakpoints;

  FormulaCoefficient(ExpressionTree expression, Map<String, Double> values) {
    ConstantFolding.Bound binding = ConstantFolding.of(expression, values);
    ExpressionTree bound = binding.tree();
    ExpressionTree byDistance = NearOne.of(bound);
    enclosure = new Enclosure(bound, binding.constants());
    enclosureNearOne = new Enclosure(byDistance, binding.constants());
    evaluator = new Exp4jEvaluator(bound, enclosure.parts());
    nearOne = new Exp4jEvaluator(byDistance, enclosureNearOne.parts());
    narrow = NarrowSearch.of(enclosure);
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
  public double rounding(double p) {
    return enclosure.rounding(p);
  }

  @Override
  public double roundingNearOne(double x) {
    return enclosureNearOne.rounding(x);
  }

  @Override
  public boolean isLostInRounding(double p) {
    return enclosure.isLostInRounding(p);
  }

  @Override
  public Optional<Undefined> undefined(double p) {
    return new Diagnosis(enclosure.parts(), p).undefined();
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
