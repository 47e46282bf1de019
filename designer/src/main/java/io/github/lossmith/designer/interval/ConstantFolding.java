package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.UnaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Replaces names by numbers and evaluates the subexpressions that become constant. */
public final class ConstantFolding {
  private final Map<String, Double> values;
  private final Map<Double, ValueInterval> constants = new HashMap<>();

  private ConstantFolding(Map<String, Double> values) {
    this.values = values;
  }

  /**
   * A tree with numbers.
   *
   * @param constants for the numbers in it that were computed, what they may be without rounding
   */
  public record Bound(ExpressionTree tree, Map<Double, ValueInterval> constants) {}

  /** The tree with the variables in {@code values} replaced; others stay. */
  public static Bound of(ExpressionTree expression, Map<String, Double> values) {
    ConstantFolding binding = new ConstantFolding(values);
    ExpressionTree tree = binding.bind(expression);
    return new Bound(tree, binding.constants);
  }

  private ExpressionTree bind(ExpressionTree part) {
    return part.<ExpressionTree>fold(
        literal -> literal,
        constant -> number(constant.name().value(), constant),
        this::named,
        unary -> folded(new Unary(unary.operator(), bind(unary.operand()))),
        binary -> folded(new Binary(binary.operator(), bind(binary.left()), bind(binary.right()))),
        call ->
            folded(new Call(call.function(), call.arguments().stream().map(this::bind).toList())));
  }

  private ExpressionTree named(Variable variable) {
    Double value = values.get(variable.name());
    return value == null ? variable : number(value, variable);
  }

  private ExpressionTree folded(ExpressionTree part) {
    if (part instanceof Unary unary && unary.operand() instanceof Literal) {
      return part;
    }
    OptionalDouble value = value(part);
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      return part;
    }
    remember(value.getAsDouble(), range(part));
    return number(value.getAsDouble(), part);
  }

  /** Merges the intervals of two computations of one number: the wider one holds. */
  private void remember(double value, ValueInterval range) {
    ValueInterval positive = value < 0 ? range.negated() : range;
    constants.merge(Math.abs(value), positive, ValueInterval::joined);
  }

  /** The interval of a part whose operands are numbers, widened by its rounding error. */
  private ValueInterval range(ExpressionTree part) {
    if (part instanceof Literal literal) {
      return constants.getOrDefault(literal.value(), Rounded.number(literal.value()));
    } else if (part instanceof Unary unary) {
      return range(unary.operand()).negated();
    } else if (part instanceof Binary binary) {
      return Rounded.of(binary.operator(), range(binary.left()), range(binary.right()));
    } else if (part instanceof Call call) {
      return Rounded.of(
          call.function(),
          call.arguments().stream().map(this::range).toArray(ValueInterval[]::new));
    }
    return ValueInterval.WHOLE;
  }

  /** A literal is never negative: the sign is an operator. */
  private static ExpressionTree number(double value, ExpressionTree otherwise) {
    if (!Double.isFinite(value)) {
      return otherwise;
    }
    return value < 0 ? new Unary(UnaryOperator.MINUS, new Literal(-value)) : new Literal(value);
  }

  private static OptionalDouble value(ExpressionTree part) {
    return part.fold(
        literal -> OptionalDouble.of(literal.value()),
        constant -> OptionalDouble.empty(),
        variable -> OptionalDouble.empty(),
        ConstantFolding::value,
        ConstantFolding::value,
        ConstantFolding::value);
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

  /**
   * The values of operands that are numbers; operands are folded first, so no recursion is needed.
   */
  private static double[] values(List<ExpressionTree> operands) {
    return operands.stream()
        .filter(ConstantFolding::isNumber)
        .mapToDouble(operand -> value(operand).orElseThrow())
        .toArray();
  }

  private static boolean isNumber(ExpressionTree part) {
    return part instanceof Literal
        || (part instanceof Unary unary && unary.operand() instanceof Literal);
  }
}
