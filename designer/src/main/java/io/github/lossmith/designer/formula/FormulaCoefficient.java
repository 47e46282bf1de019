package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.objecthunter.exp4j.ExpressionBuilder;

/** A formula with its parameters and the progress fixed; a copy of exp4j's expression a thread. */
final class FormulaCoefficient implements ScaleCoefficient {
  private static final String PROBABILITY = Exp4jText.variable(Names.PROBABILITY);
  private final ThreadLocal<net.objecthunter.exp4j.Expression> evaluators;

  FormulaCoefficient(Expression expression, Map<String, Double> values) {
    Map<String, Double> variables =
        values.entrySet().stream()
            .collect(Collectors.toMap(e -> Exp4jText.variable(e.getKey()), Map.Entry::getValue));
    net.objecthunter.exp4j.Expression original =
        new ExpressionBuilder(Exp4jText.of(expression))
            .functions(Exp4jFunctions.list())
            .variables(variables.keySet())
            .variable(PROBABILITY)
            .build();
    Map<String, Double> fixed = new HashMap<>(variables);
    evaluators =
        ThreadLocal.withInitial(
            () -> new net.objecthunter.exp4j.Expression(original).setVariables(fixed));
  }

  @Override
  public double at(double p) {
    return evaluators.get().setVariable(PROBABILITY, p).evaluate();
  }
}
