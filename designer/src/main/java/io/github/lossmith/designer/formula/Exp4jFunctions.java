package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Functions added to exp4j: those that it lacks, and those for which it throws instead of returning
 * an infinity or NaN (division, powers of fractions). They record divisions by zero, because an
 * infinity may disappear from the result, as in 1/log(0). One instance for each thread.
 */
final class Exp4jFunctions {
  private static final ThreadLocal<Exp4jFunctions> OF_THREAD =
      ThreadLocal.withInitial(Exp4jFunctions::new);

  private final List<net.objecthunter.exp4j.function.Function> all;
  private boolean pole;

  private Exp4jFunctions() {
    List<net.objecthunter.exp4j.function.Function> functions = new ArrayList<>();
    for (FormulaFunction function : FormulaFunction.values()) {
      functions.add(of(function));
    }
    for (BinaryOperator operator : BinaryOperator.values()) {
      functions.add(of(operator));
    }
    functions.add(complement());
    functions.add(lost());
    all = List.copyOf(functions);
  }

  static Exp4jFunctions ofThread() {
    return OF_THREAD.get();
  }

  List<net.objecthunter.exp4j.function.Function> list() {
    return all;
  }

  /** Clears the record. */
  void begin() {
    pole = false;
  }

  /** Whether a value since {@link #begin} was infinite by a division by zero or the like. */
  boolean metPole() {
    return pole;
  }

  private net.objecthunter.exp4j.function.Function of(FormulaFunction function) {
    return new net.objecthunter.exp4j.function.Function(
        "f_" + function.text(), function.fewestArguments()) {
      @Override
      public double apply(double... arguments) {
        pole |= Arithmetic.isPole(function, arguments);
        return Arithmetic.apply(function, arguments);
      }
    };
  }

  private net.objecthunter.exp4j.function.Function of(BinaryOperator operator) {
    String name = operator.name().toLowerCase(Locale.ROOT);
    return new net.objecthunter.exp4j.function.Function("f_" + name, 2) {
      @Override
      public double apply(double... arguments) {
        pole |= Arithmetic.isPole(operator, arguments[0], arguments[1]);
        return Arithmetic.apply(operator, arguments[0], arguments[1]);
      }
    };
  }

  private static net.objecthunter.exp4j.function.Function complement() {
    return new net.objecthunter.exp4j.function.Function("f_" + Exp4jText.COMPLEMENT, 2) {
      @Override
      public double apply(double... arguments) {
        return Arithmetic.complementOfPower(arguments[0], arguments[1]);
      }
    };
  }

  /** Returns its argument, a constant that is not finite. */
  private net.objecthunter.exp4j.function.Function lost() {
    return new net.objecthunter.exp4j.function.Function("f_" + Exp4jText.LOST, 1) {
      @Override
      public double apply(double... arguments) {
        pole = true;
        return arguments[0];
      }
    };
  }
}
