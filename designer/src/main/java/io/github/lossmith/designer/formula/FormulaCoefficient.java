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

/**
 * A formula with its parameters and the progress fixed. What an integration needs beside the values
 * of g is prepared when it is first asked for: the search for a similar preset compares the values
 * of hundreds of coefficients that nobody integrates.
 */
final class FormulaCoefficient implements ScaleCoefficient {
  private final Exp4jEvaluator evaluator;
  private final OnDemand<Enclosure> enclosure;
  private final OnDemand<NearOneForm> nearOne;
  private final OnDemand<NarrowFeatures> narrow;
  private final OnDemand<List<Double>> breakpoints;

  /** The formula in x = 1 - p. */
  private record NearOneForm(Exp4jEvaluator evaluator, Enclosure enclosure) {}

  FormulaCoefficient(ExpressionTree expression, Map<String, Double> values) {
    ConstantFolding.Bound binding = ConstantFolding.of(expression, values);
    ExpressionTree bound = binding.tree();
    enclosure = new OnDemand<>(() -> new Enclosure(bound, binding.constants()));
    evaluator = new Exp4jEvaluator(bound, () -> enclosure.get().parts());
    nearOne = new OnDemand<>(() -> nearOne(binding));
    narrow = new OnDemand<>(() -> NarrowSearch.of(enclosure.get()));
    breakpoints = new OnDemand<>(() -> SwitchPoints.of(bound, narrow().places()));
  }

  private static NearOneForm nearOne(ConstantFolding.Bound binding) {
    ExpressionTree byDistance = NearOne.of(binding.tree());
    Enclosure enclosure = new Enclosure(byDistance, binding.constants());
    return new NearOneForm(new Exp4jEvaluator(byDistance, enclosure::parts), enclosure);
  }

  @Override
  public double at(double p) {
    return evaluator.at(p);
  }

  @Override
  public Optional<DoubleUnaryOperator> nearOne() {
    return Optional.of(nearOne.get().evaluator()::at);
  }

  @Override
  public double rounding(double p) {
    return enclosure.get().rounding(p);
  }

  @Override
  public double roundingNearOne(double x) {
    return nearOne.get().enclosure().rounding(x);
  }

  @Override
  public boolean isLostInRounding(double p) {
    return enclosure.get().isLostInRounding(p);
  }

  @Override
  public Optional<Undefined> undefined(double p) {
    return new Diagnosis(enclosure.get().parts(), p).undefined();
  }

  @Override
  public NarrowFeatures narrow() {
    return narrow.get();
  }

  @Override
  public List<Double> breakpoints() {
    return breakpoints.get();
  }
}
