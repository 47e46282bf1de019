package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import java.util.List;
import java.util.Locale;

/** Java with doubles and {@link Math} alone. */
public class JavaPrinter extends CodePrinter {
  @Override
  String constant(Constant constant) {
    return "Math." + constant.name().text().toUpperCase(Locale.ROOT);
  }

  @Override
  String power(Binary b, int least) {
    return "Math.pow(" + print(b.left()) + ", " + print(b.right()) + ")";
  }

  @Override
  String comparison(Binary b, int least) {
    return "(" + relation(b) + " ? 1.0 : 0.0)";
  }

  @Override
  String call(Call call, int least) {
    List<ExpressionTree> arguments = call.arguments();
    return switch (call.function()) {
      case IF -> choice(arguments);
      case MIN -> folded("Math.min", arguments);
      case MAX -> folded("Math.max", arguments);
      case CLAMP -> clamp(arguments);
      case LOG2 -> wrapped("Math.log(" + list(arguments) + ") / Math.log(2.0)", PRODUCT, least);
      default -> "Math." + call.function().text() + "(" + list(arguments) + ")";
    };
  }

  private String choice(List<ExpressionTree> a) {
    boolean relation = a.get(0) instanceof Binary b && b.operator().isComparison();
    String holds = relation ? relation((Binary) a.get(0)) : print(a.get(0), SUM) + " != 0.0";
    return "(" + holds + " ? " + print(a.get(1), SUM) + " : " + print(a.get(2), SUM) + ")";
  }

  private String folded(String function, List<ExpressionTree> a) {
    String text = print(a.get(0));
    for (ExpressionTree next : a.subList(1, a.size())) {
      text = function + "(" + text + ", " + print(next) + ")";
    }
    return text;
  }

  private String clamp(List<ExpressionTree> a) {
    String least = "Math.max(" + print(a.get(0)) + ", " + print(a.get(1)) + ")";
    return "Math.min(" + least + ", " + print(a.get(2)) + ")";
  }
}
