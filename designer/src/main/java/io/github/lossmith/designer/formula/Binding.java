package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Literal;
import io.github.lossmith.designer.formula.Expression.Unary;
import io.github.lossmith.designer.formula.Expression.UnaryOperator;
import io.github.lossmith.designer.formula.Expression.Variable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Puts numbers in the place of names and computes beforehand what then is constant. */
final class Binding {
  private final Map<String, Double> values;

  private Binding(Map<String, Double> values) {
    this.values = values;
  }

  /** The tree with the variables in {@code values} replaced; others stay. */
  static Expression of(Expression expression, Map<String, Double> values) {
    return new Binding(values).bind(expression);
  }

  private Expression bind(Expression part) {
    return part.<Expression>fold(
        literal -> literal,
        constant -> number(constant.name().value(), constant),
        this::named,
        unary -> folded(new Unary(unary.operator(), bind(unary.operand()))),
        binary -> folded(new Binary(binary.operator(), bind(binary.left()), bind(binary.right()))),
        call ->
            folded(new Call(call.function(), call.arguments().stream().map(this::bind).toList())));
  }

  private Expression named(Variable variable) {
    Double value = values.get(variable.name());
    return value == null ? variable : number(value, variable);
  }

  private static Expression folded(Expression part) {
    if (part instanceof Unary unary && unary.operand() instanceof Literal) {
      return part;
    }
    OptionalDouble value = value(part);
    return value.isPresent() ? number(value.getAsDouble(), part) : part;
  }

  /** A literal is never negative: a sign stands before it. */
  private static Expression number(double value, Expression otherwise) {
    if (!Double.isFinite(value)) {
      return otherwise;
    }
    return value < 0 ? new Unary(UnaryOperator.MINUS, new Literal(-value)) : new Literal(value);
  }

  private static OptionalDouble value(Expression part) {
    return part.fold(
        literal -> OptionalDouble.of(literal.value()),
        constant -> OptionalDouble.empty(),
        variable -> OptionalDouble.empty(),
        Binding::value,
        Binding::value,
        Binding::value);
  }

  private static OptionalDouble value(Unary unary) {
    OptionalDouble operand = value(unary.operand());
    return operand.isPresent() ? OptionalDouble.of(-operand.getAsDouble()) : operand;
  }

  private static OptionalDouble value(Binary binary) {
    double[] operands = values(List.of(binary.left(), binary.right()));
    return operands.length == 2
        ? OptionalDouble.of(Arithmetic.apply(binary.operator(), operands[0], operands[1]))
        : OptionalDouble.empty();
  }

  private static OptionalDouble value(Call call) {
    double[] arguments = values(call.arguments());
    return arguments.length == call.arguments().size()
        ? OptionalDouble.of(Arithmetic.apply(call.function(), arguments))
        : OptionalDouble.empty();
  }

  /** The values of those that are numbers; operands are folded before, so this does not dig. */
  private static double[] values(List<Expression> operands) {
    return operands.stream()
        .filter(Binding::isNumber)
        .mapToDouble(operand -> value(operand).orElseThrow())
        .toArray();
  }

  private static boolean isNumber(Expression part) {
    return part instanceof Literal
        || (part instanceof Unary unary && unary.operand() instanceof Literal);
  }
}
