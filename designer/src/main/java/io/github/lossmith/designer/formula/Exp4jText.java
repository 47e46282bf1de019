package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.Variables;
import io.github.lossmith.designer.interval.ConstantFolding;
import java.util.List;
import java.util.Locale;

/**
 * Writes a tree whose only variable is p in exp4j's language, every operand in parentheses. p, and
 * what exp4j lacks or throws at (division, see {@link Exp4jFunctions}), is a call with the prefix
 * {@code f_}, so that no name clashes with one of exp4j's own.
 */
final class Exp4jText {
  /** The function without arguments that is p. */
  static final String PROBABILITY = "f_probability";

  /** The function of x and a that is 1-(1-x)^a. */
  static final String COMPLEMENT = "complement_of_power";

  /** The function for a constant that is not finite: all others have been folded. */
  static final String LOST = "lost";

  private final StringBuilder text = new StringBuilder();
  private boolean inLost;

  private Exp4jText() {}

  static String of(ExpressionTree expression) {
    Exp4jText writer = new Exp4jText();
    writer.write(expression);
    return writer.text.toString();
  }

  private void write(ExpressionTree part) {
    Runnable writing =
        part.fold(
            literal -> () -> text.append(literal.value()),
            constant -> () -> text.append(constant.name().value()),
            variable -> () -> text.append(PROBABILITY).append("()"),
            unary -> () -> unary(unary),
            binary -> () -> composite(part, () -> binary(binary)),
            call -> () -> composite(part, () -> call(call)));
    writing.run();
  }

  private void unary(Unary unary) {
    text.append("(0-");
    write(unary.operand());
    text.append(')');
  }

  /** A constant that is left after {@link ConstantFolding} is not finite. */
  private void composite(ExpressionTree part, Runnable writing) {
    boolean lost = !inLost && Variables.of(part).isEmpty();
    inLost |= lost;
    text.append(lost ? "f_" + LOST + "(" : "");
    writing.run();
    text.append(lost ? ")" : "");
    inLost &= !lost;
  }

  private void binary(Binary binary) {
    if (isComplementOfPower(binary)) {
      Binary power = (Binary) binary.right();
      prefix(COMPLEMENT, List.of(((Binary) power.left()).right(), power.right()));
      return;
    }
    switch (binary.operator()) {
      case ADD, SUBTRACT, MULTIPLY -> infix(binary);
      default -> {
        String name = binary.operator().name().toLowerCase(Locale.ROOT);
        prefix(name, List.of(binary.left(), binary.right()));
      }
    }
  }

  /** 1-(1-x)^a, which loses all its digits for small x if computed as written. */
  private static boolean isComplementOfPower(Binary binary) {
    return isComplement(binary)
        && binary.right() instanceof Binary power
        && power.operator() == BinaryOperator.POWER
        && power.left() instanceof Binary base
        && isComplement(base);
  }

  private static boolean isComplement(Binary binary) {
    return binary.operator() == BinaryOperator.SUBTRACT
        && binary.left() instanceof Literal one
        && one.value() == 1;
  }

  private void infix(Binary binary) {
    text.append('(');
    write(binary.left());
    text.append(binary.operator().symbol());
    write(binary.right());
    text.append(')');
  }

  private void call(Call call) {
    List<ExpressionTree> arguments = call.arguments();
    switch (call.function()) {
      case MIN, MAX -> pairs(call.function().text(), arguments);
      default -> prefix(call.function().text(), arguments);
    }
  }

  /** exp4j's functions have a fixed number of arguments: min(a, b, c) is min(min(a, b), c). */
  private void pairs(String name, List<ExpressionTree> arguments) {
    int last = arguments.size() - 1;
    if (last == 0) {
      write(arguments.get(0));
      return;
    }
    text.append("f_").append(name).append('(');
    pairs(name, arguments.subList(0, last));
    text.append(',');
    write(arguments.get(last));
    text.append(')');
  }

  private void prefix(String name, List<ExpressionTree> arguments) {
    text.append("f_").append(name);
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? '(' : ',');
      write(arguments.get(i));
    }
    text.append(')');
  }
}
