package io.github.lossmith.designer.formula;

import net.objecthunter.exp4j.ExpressionBuilder;

/** Evaluates a tree whose only variable is p; exp4j's expression is copied for each thread. */
final class Exp4jEvaluator {
  private static final String PROBABILITY = Exp4jText.variable(Names.PROBABILITY);
  private final ThreadLocal<net.objecthunter.exp4j.Expression> copies;

  Exp4jEvaluator(Expression expression) {
    net.objecthunter.exp4j.Expression original =
        new ExpressionBuilder(Exp4jText.of(expression))
            .functions(Exp4jFunctions.list())
            .variable(PROBABILITY)
            .build();
    copies = ThreadLocal.withInitial(() -> new net.objecthunter.exp4j.Expression(original));
  }

  double at(double p) {
    return copies.get().setVariable(PROBABILITY, p).evaluate();
  }
}
