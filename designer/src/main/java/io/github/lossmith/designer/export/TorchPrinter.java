package io.github.lossmith.designer.export;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.List;

/**
 * Python with PyTorch: what depends on p is a tensor of the shape of {@code u}, everything else is
 * a Python float.
 */
final class TorchPrinter extends CodePrinter {
  @Override
  String constant(Constant constant) {
    return "math." + constant.name().text();
  }

  @Override
  String power(Binary b, int least) {
    return wrapped(print(b.left(), ATOM) + " ** " + print(b.right(), SIGN), POWER, least);
  }

  @Override
  String comparison(Binary b, int least) {
    return varies(b) ? "(" + relation(b) + ").to(u.dtype)" : "float(" + relation(b) + ")";
  }

  @Override
  String call(Call call, int least) {
    List<ExpressionTree> arguments = call.arguments();
    return switch (call.function()) {
      case IF -> choice(arguments);
      case MIN -> bound(arguments, "min", "max", "torch.minimum");
      case MAX -> bound(arguments, "max", "min", "torch.maximum");
      case CLAMP -> clamp(arguments);
      default -> varies(call) ? tensorCall(call) : floatCall(call);
    };
  }

  private static boolean varies(ExpressionTree tree) {
    return Terms.mentions(tree, LogSpace.NAMES);
  }

  private String tensor(ExpressionTree tree) {
    return varies(tree) ? print(tree) : "torch.full_like(u, " + print(tree) + ")";
  }

  private String choice(List<ExpressionTree> a) {
    ExpressionTree condition = a.get(0);
    boolean relation = condition instanceof Binary b && b.operator().isComparison();
    String holds = relation ? relation((Binary) condition) : print(condition, SUM) + " != 0.0";
    if (varies(condition)) {
      return "torch.where(" + holds + ", " + tensor(a.get(1)) + ", " + tensor(a.get(2)) + ")";
    }
    boolean tensors = varies(a.get(1)) || varies(a.get(2));
    String then = tensors ? tensor(a.get(1)) : print(a.get(1), SUM);
    String otherwise = tensors ? tensor(a.get(2)) : print(a.get(2), SUM);
    return "(" + then + " if " + holds + " else " + otherwise + ")";
  }

  private String bound(List<ExpressionTree> a, String plain, String limit, String elementwise) {
    if (a.stream().noneMatch(TorchPrinter::varies)) {
      return plain + "(" + list(a) + ")";
    }
    List<ExpressionTree> tensors = a.stream().filter(TorchPrinter::varies).toList();
    String text = print(tensors.get(0));
    for (ExpressionTree tensor : tensors.subList(1, tensors.size())) {
      text = elementwise + "(" + text + ", " + print(tensor) + ")";
    }
    for (ExpressionTree number : a.stream().filter(x -> !varies(x)).toList()) {
      text = "torch.clamp(" + text + ", " + limit + "=" + print(number) + ")";
    }
    return text;
  }

  private String clamp(List<ExpressionTree> a) {
    ExpressionTree low = new Call(FormulaFunction.MAX, List.of(a.get(0), a.get(1)));
    return bound(List.of(low, a.get(2)), "min", "max", "torch.minimum");
  }

  private String tensorCall(Call call) {
    String arguments = list(call.arguments());
    return switch (call.function()) {
      case EXP -> "_exp(" + arguments + ")";
      case SIGNUM -> "torch.sign(" + arguments + ")";
      case CBRT -> "(torch.sign(" + arguments + ") * torch.abs(" + arguments + ") ** (1 / 3))";
      default -> "torch." + call.function().text() + "(" + arguments + ")";
    };
  }

  private String floatCall(Call call) {
    String arguments = list(call.arguments());
    return switch (call.function()) {
      case ABS -> "abs(" + arguments + ")";
      case SIGNUM -> "math.copysign(1.0, " + arguments + ")";
      case CBRT -> "math.copysign(abs(" + arguments + ") ** (1 / 3), " + arguments + ")";
      case FLOOR, CEIL -> "float(math." + call.function().text() + "(" + arguments + "))";
      default -> "math." + call.function().text() + "(" + arguments + ")";
    };
  }
}
