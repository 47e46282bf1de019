package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.List;

/** Writes a tree as an arithmetic expression of a programming language, with few parentheses. */
public abstract class CodePrinter {
  /** How tightly operators bind; only the order of these levels counts. */
  static final int LOOSEST = 0;

  static final int COMPARISON = 1;
  public static final int SUM = 2;
  public static final int PRODUCT = 3;
  public static final int SIGN = 4;
  public static final int POWER = 5;
  public static final int ATOM = 6;

  /** The expression in the language. */
  public final String print(ExpressionTree tree) {
    return print(tree, LOOSEST);
  }

  /** The expression, in parentheses where it binds more loosely than {@code least}. */
  public final String print(ExpressionTree tree, int least) {
    return tree.fold(
        literal -> Double.toString(literal.value()),
        this::constant,
        Variable::name,
        unary -> wrapped("-" + print(unary.operand(), SIGN), SIGN, least),
        binary -> binary(binary, least),
        call -> call(call, least));
  }

  public static String wrapped(String text, int binds, int least) {
    return binds < least ? "(" + text + ")" : text;
  }

  private String binary(Binary b, int least) {
    BinaryOperator operator = b.operator();
    if (operator == BinaryOperator.POWER) {
      return power(b, least);
    }
    if (operator.isComparison()) {
      return comparison(b, least);
    }
    boolean sum = operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT;
    int binds = sum ? SUM : PRODUCT;
    String text =
        print(b.left(), binds) + " " + operator.symbol() + " " + print(b.right(), binds + 1);
    return wrapped(text, binds, least);
  }

  /** A comparison as the language writes it. */
  final String relation(Binary b) {
    return print(b.left(), SUM) + " " + b.operator().symbol() + " " + print(b.right(), SUM);
  }

  /** The arguments with commas between them. */
  final String list(List<ExpressionTree> arguments) {
    return String.join(", ", arguments.stream().map(this::print).toList());
  }

  abstract String constant(Constant constant);

  abstract String power(Binary b, int least);

  /** A comparison as the number 1 or 0. */
  abstract String comparison(Binary b, int least);

  abstract String call(Call call, int least);
}
