package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Named;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree for LaTeX's math mode, with as few parentheses as the reading allows. */
public final class Latex {
  /** How tightly operators bind; only the order of these levels counts. */
  private static final int COMPARISON = 0;

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int ATOM = 5;

  private Latex() {}

  public static String of(ExpressionTree part) {
    return part.fold(
        literal -> number(literal.value()),
        constant -> constant.name() == Named.PI ? "\\pi" : "e",
        variable -> name(variable.name()),
        unary -> "-" + within(PRODUCT, unary.operand()),
        Latex::binary,
        Latex::call);
  }

  private static String number(double value) {
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (Math.abs(shortest.precision() - shortest.scale()) <= 7) {
      return shortest.toPlainString();
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    String mantissa = shortest.movePointLeft(exponent).toPlainString();
    return (mantissa.equals("1") ? "" : mantissa + "\\cdot ") + "10^{" + exponent + "}";
  }

  private static String name(String name) {
    String letter = name.replaceFirst("_?[0-9]+$", "");
    String index = name.substring(letter.length()).replace("_", "");
    String greek = CharacterAliases.latex(letter);
    String shown =
        letter.length() == 1
            ? letter
            : greek.isEmpty() ? "\\mathrm{" + letter.replace("_", "\\_") + "}" : greek;
    return index.isEmpty() ? shown : shown + "_{" + index + "}";
  }

  private static String binary(Binary binary) {
    ExpressionTree left = binary.left();
    ExpressionTree right = binary.right();
    return switch (binary.operator()) {
      case ADD -> within(SUM, left) + "+" + within(PRODUCT, right);
      case SUBTRACT -> within(SUM, left) + "-" + within(PRODUCT, right);
      case MULTIPLY -> product(left, right);
      case DIVIDE -> fraction(left, right);
      case POWER -> within(ATOM, left) + "^{" + of(right) + "}";
      default -> within(SUM, left) + sign(binary.operator()) + within(SUM, right);
    };
  }

  private static String sign(BinaryOperator operator) {
    return switch (operator) {
      case LESS_OR_EQUAL -> "\\le ";
      case GREATER_OR_EQUAL -> "\\ge ";
      case EQUAL -> "=";
      case NOT_EQUAL -> "\\ne ";
      default -> operator.symbol();
    };
  }

  private static String product(ExpressionTree left, ExpressionTree right) {
    String first = isSigned(left) ? of(left) : within(PRODUCT, left);
    String second = within(SIGN, right);
    boolean digits = Character.isDigit(second.charAt(0)) || second.startsWith("\\frac");
    boolean letters = first.matches(".*\\\\[a-zA-Z]+");
    return first + (digits ? "\\cdot " : letters ? " " : "\\,") + second;
  }

  /** A minus in front of the numerator goes in front of the fraction. */
  private static String fraction(ExpressionTree left, ExpressionTree right) {
    if (left instanceof Unary unary) {
      return "-" + fraction(unary.operand(), right);
    }
    return "\\frac{" + of(left) + "}{" + of(right) + "}";
  }

  private static String call(Call call) {
    List<ExpressionTree> arguments = call.arguments();
    String first = of(arguments.get(0));
    return switch (call.function()) {
      case SQRT -> "\\sqrt{" + first + "}";
      case CBRT -> "\\sqrt[3]{" + first + "}";
      case ABS -> "\\left|" + first + "\\right|";
      case FLOOR -> "\\lfloor " + first + "\\rfloor ";
      case CEIL -> "\\lceil " + first + "\\rceil ";
      case EXP -> "e^{" + first + "}";
      case POW -> within(ATOM, arguments.get(0)) + "^{" + of(arguments.get(1)) + "}";
      case IF -> cases(first, of(arguments.get(1)), of(arguments.get(2)));
      default -> command(call.function()) + parenthesised(list(arguments));
    };
  }

  private static String command(FormulaFunction function) {
    return switch (function) {
      case LOG2 -> "\\log_{2}";
      case LOG10 -> "\\log_{10}";
      case ASIN -> "\\arcsin";
      case ACOS -> "\\arccos";
      case ATAN -> "\\arctan";
      case LOG1P, EXPM1, SIGNUM, CLAMP -> "\\operatorname{" + function.text() + "}";
      default -> "\\" + function.text();
    };
  }

  private static String cases(String condition, String yes, String no) {
    return "\\begin{cases}"
        + yes
        + "&"
        + condition
        + "\\\\"
        + no
        + "&\\text{otherwise}\\end{cases}";
  }

  private static String list(List<ExpressionTree> arguments) {
    return arguments.stream().map(Latex::of).collect(Collectors.joining(",\\,"));
  }

  private static String within(int binding, ExpressionTree part) {
    return binding(part) >= binding ? of(part) : parenthesised(of(part));
  }

  private static String parenthesised(String inner) {
    boolean tall = inner.contains("\\frac") || inner.contains("cases");
    return tall ? "\\left(" + inner + "\\right)" : "(" + inner + ")";
  }

  private static int binding(ExpressionTree part) {
    if (part instanceof Binary binary) {
      return switch (binary.operator()) {
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY -> isSigned(part) ? SUM : PRODUCT;
        case DIVIDE -> binary.left() instanceof Unary ? SUM : SIGN;
        case POWER -> SIGN;
        default -> COMPARISON;
      };
    }
    boolean raised = part instanceof Call call && isRaised(call.function());
    return part instanceof Unary ? SUM : raised ? SIGN : ATOM;
  }

  /** Whether it begins with a minus, which needs no parentheses in front of a product. */
  private static boolean isSigned(ExpressionTree part) {
    if (part instanceof Binary binary) {
      return switch (binary.operator()) {
        case MULTIPLY -> isSigned(binary.left());
        case DIVIDE -> binary.left() instanceof Unary;
        default -> false;
      };
    }
    return part instanceof Unary;
  }

  private static boolean isRaised(FormulaFunction function) {
    return function == FormulaFunction.EXP || function == FormulaFunction.POW;
  }
}
