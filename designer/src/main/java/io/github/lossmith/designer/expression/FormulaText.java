package io.github.lossmith.designer.expression;

import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.formula.Formula;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a tree in the notation that {@link Formula#parse} reads, in ASCII, with as few parentheses
 * as the reading allows. What is read back has the same value for every p, bit for bit.
 */
public final class FormulaText {
  /** How tightly operators bind; only the order of these levels counts. */
  private static final int COMPARISON = 0;

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int FACTOR = 3;
  private static final int ATOM = 4;

  /** Numbers with more digits before or after the point are written with an exponent. */
  private static final int PLAIN_DIGITS = 9;

  private FormulaText() {}

  public static String of(ExpressionTree part) {
    return part.fold(
        literal -> number(literal.value()),
        constant -> constant.name().text(),
        Variable::name,
        unary -> "-" + within(PRODUCT, unary.operand()),
        FormulaText::binary,
        FormulaText::call);
  }

  private static String call(Call call) {
    return call.arguments().stream()
        .map(FormulaText::of)
        .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
  }

  /** The shortest digits that give the double. */
  private static String number(double value) {
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int places = shortest.precision() - shortest.scale();
    boolean plain = Math.abs(places) <= PLAIN_DIGITS || value == 0;
    return plain
        ? shortest.toPlainString()
        : Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
  }

  private static String binary(Binary binary) {
    ExpressionTree left = binary.left();
    ExpressionTree right = binary.right();
    return switch (binary.operator()) {
      case ADD, SUBTRACT -> infix(within(SUM, left), binary.operator(), within(PRODUCT, right));
      case MULTIPLY -> first(left) + "*" + within(FACTOR, right);
      case DIVIDE -> first(left) + "/" + within(FACTOR, right);
      case POWER -> within(ATOM, left) + "^" + within(ATOM, right);
      default -> infix(within(SUM, left), binary.operator(), within(SUM, right));
    };
  }

  /** The first factor; a sign before it binds more tightly than the product. */
  private static String first(ExpressionTree left) {
    boolean signed = left instanceof Unary unary && binding(unary.operand()) >= FACTOR;
    return signed ? of(left) : within(PRODUCT, left);
  }

  private static String infix(String left, BinaryOperator operator, String right) {
    return left + " " + operator.symbol() + " " + right;
  }

  private static String within(int binding, ExpressionTree part) {
    return binding(part) >= binding ? of(part) : "(" + of(part) + ")";
  }

  private static int binding(ExpressionTree part) {
    if (part instanceof Binary binary) {
      return switch (binary.operator()) {
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE -> PRODUCT;
        case POWER -> FACTOR;
        default -> COMPARISON;
      };
    }
    return part instanceof Unary ? SUM : ATOM;
  }
}
