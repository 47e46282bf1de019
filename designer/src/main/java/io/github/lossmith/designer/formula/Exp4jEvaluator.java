package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.interval.Diagnosis;
import io.github.lossmith.designer.interval.Subexpressions;
import java.util.function.Supplier;
import net.objecthunter.exp4j.ExpressionBuilder;

/**
 * Evaluates a tree whose only variable is p; every thread has an expression of its own. A finite
 * value that comes from a division by zero on a whole interval, as that of p/(1/0), is NaN; at a
 * single point, as that of exp(-1/(1-p)) at p = 1, it is the limit and is kept.
 */
final class Exp4jEvaluator {
  /**
   * Relative; far above the rounding of p, far below any interval that is meant. From 1e-14 to 1e-5
   * the same formulas are refused.
   */
  private static final double BESIDE = 1e-9;

  /**
   * Smallest p; for smaller ones powers of p underflow, and 1/p^2 inside clamp() is rightly
   * infinite.
   */
  private static final double LEAST = 1e-12;

  private final ThreadLocal<OneThread> copies;
  private final Supplier<Subexpressions> parts;

  Exp4jEvaluator(ExpressionTree expression) {
    this(expression, () -> new Subexpressions(expression));
  }

  /**
   * Prepares a tree.
   *
   * @param parts those of the same tree; asked for only where a value may hide a pole
   */
  Exp4jEvaluator(ExpressionTree expression, Supplier<Subexpressions> parts) {
    String text = Exp4jText.of(expression);
    copies = ThreadLocal.withInitial(() -> new OneThread(text));
    this.parts = parts;
  }

  double at(double p) {
    OneThread copy = copies.get();
    double value = copy.raw(p);
    boolean hidden = p >= LEAST && copy.functions.metPole() && Double.isFinite(value);
    return hidden
            && isHidden(copy, p * (1 - BESIDE))
            && isHidden(copy, p * (1 + BESIDE))
            && new Diagnosis(parts.get(), p).meetsPole()
        ? Double.NaN
        : value;
  }

  private static boolean isHidden(OneThread copy, double p) {
    double value = copy.raw(p);
    return copy.functions.metPole() && Double.isFinite(value);
  }

  /**
   * p is passed as a function without arguments: exp4j looks up a variable by name, comparing it
   * with all of its own names, at every evaluation.
   */
  private static final class OneThread {
    private final net.objecthunter.exp4j.Expression expression;
    private final Exp4jFunctions functions = Exp4jFunctions.ofThread();
    private double probability;

    private OneThread(String text) {
      expression =
          new ExpressionBuilder(text)
              .functions(functions.list())
              .function(
                  new net.objecthunter.exp4j.function.Function(Exp4jText.PROBABILITY, 0) {
                    @Override
                    public double apply(double... none) {
                      return probability;
                    }
                  })
              .build();
    }

    private double raw(double p) {
      functions.begin();
      probability = p;
      return expression.evaluate();
    }
  }
}
