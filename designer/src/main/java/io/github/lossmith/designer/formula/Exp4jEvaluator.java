package io.github.lossmith.designer.formula;

import net.objecthunter.exp4j.ExpressionBuilder;

/** Evaluates a tree whose only variable is p; every thread has an expression of its own. */
final class Exp4jEvaluator {
  private final ThreadLocal<OneThread> copies;

  Exp4jEvaluator(Expression expression) {
    String text = Exp4jText.of(expression);
    copies = ThreadLocal.withInitial(() -> new OneThread(text));
  }

  double at(double p) {
    return copies.get().at(p);
  }

  /**
   * p is a function without arguments: the name of a variable is looked up, and compared with all
   * of exp4j's own names, at every value.
   */
  private static final class OneThread {
    private final net.objecthunter.exp4j.Expression expression;
    private double probability;

    private OneThread(String text) {
      expression =
          new ExpressionBuilder(text)
              .functions(Exp4jFunctions.list())
              .function(
                  new net.objecthunter.exp4j.function.Function(Exp4jText.PROBABILITY, 0) {
                    @Override
                    public double apply(double... none) {
                      return probability;
                    }
                  })
              .build();
    }

    private double at(double p) {
      probability = p;
      return expression.evaluate();
    }
  }
}
