package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/**
 * What exp4j is taught: functions that it lacks, and those where it throws instead of giving an
 * infinity or NaN (its division, and its power of a fraction).
 */
final class Exp4jFunctions {
  private static final List<net.objecthunter.exp4j.function.Function> ALL = all();

  private Exp4jFunctions() {}

  static List<net.objecthunter.exp4j.function.Function> list() {
    return ALL;
  }

  private static List<net.objecthunter.exp4j.function.Function> all() {
    List<net.objecthunter.exp4j.function.Function> functions = new ArrayList<>();
    for (Function function : Function.values()) {
      functions.add(of(function));
    }
    for (BinaryOperator operator : BinaryOperator.values()) {
      String name = operator.name().toLowerCase(Locale.ROOT);
      functions.add(of(name, (a, b) -> Arithmetic.apply(operator, a, b)));
    }
    functions.add(of(Exp4jText.COMPLEMENT, Arithmetic::complementOfPower));
    return List.copyOf(functions);
  }

  private static net.objecthunter.exp4j.function.Function of(Function function) {
    return new net.objecthunter.exp4j.function.Function(
        "f_" + function.text(), function.fewestArguments()) {
      @Override
      public double apply(double... arguments) {
        return Arithmetic.apply(function, arguments);
      }
    };
  }

  private static net.objecthunter.exp4j.function.Function of(
      String name, DoubleBinaryOperator value) {
    return new net.objecthunter.exp4j.function.Function("f_" + name, 2) {
      @Override
      public double apply(double... arguments) {
        return value.applyAsDouble(arguments[0], arguments[1]);
      }
    };
  }
}
