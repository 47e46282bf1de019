package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.List;

/** JavaScript with {@code Math} alone, whose functions have the names of Java's but for signum. */
public final class JavaScriptPrinter extends JavaPrinter {
  @Override
  String call(Call call, int least) {
    List<ExpressionTree> arguments = call.arguments();
    return call.function() == FormulaFunction.SIGNUM
        ? "Math.sign(" + list(arguments) + ")"
        : super.call(call, least);
  }
}
