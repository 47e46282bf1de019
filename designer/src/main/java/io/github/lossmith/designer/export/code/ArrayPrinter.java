package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.symbolic.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Python with a library of arrays: what depends on p is an array of the shape of {@code u},
 * everything else is a Python float.
 */
public abstract class ArrayPrinter extends CodePrinter {
  private final String module;

  /** Of a library that has its functions in {@code module}. */
  ArrayPrinter(String module) {
    this.module = module;
  }

  /** The folder of this library's templates, with a slash, or empty. */
  public abstract String templates();

  /** The array of a number and another array, each the smaller or the greater. */
  abstract String bounded(String array, boolean above, String number);

  /** The truth of a relation as the numbers 0 and 1. */
  abstract String numbers(String relation);

  /** What the library calls a function of one argument. */
  abstract String named(FormulaFunction function);

  /** p from u. */
  abstract String probability();

  /** The logarithm of 1 - p where p is at most 1/2. */
  abstract String farLogarithm();

  /** The lines that compute what the tree needs of p, w = 1 - p and v = log(1 - p) from u. */
  public final String locals(ExpressionTree tree) {
    boolean log = Terms.mentions(tree, Set.of("v"));
    List<String> lines = new ArrayList<>();
    if (Terms.mentions(tree, Set.of("p"))) {
      lines.add("p = " + probability());
    }
    if (log || Terms.mentions(tree, Set.of("w"))) {
      lines.add("w = -" + module + ".expm1(-u)  # 1 - p");
    }
    if (log) {
      lines.add("far = " + farLogarithm());
      lines.add("v = %1$s.where(u < 0.7, %1$s.log(w), far)  # log(1 - p)".formatted(module));
    }
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  /** The tree as an array of the shape of {@code u}. */
  public final String array(ExpressionTree tree) {
    return varies(tree) ? print(tree) : full(print(tree));
  }

  /** An array of the shape of {@code u} of one number. */
  public final String full(String number) {
    return module + ".full_like(u, " + number + ")";
  }

  /** Where a relation holds, the elements of one array, elsewhere those of another. */
  public final String choice(String relation, String then, String otherwise) {
    return module + ".where(" + relation + ", " + then + ", " + otherwise + ")";
  }

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
    return varies(b) ? numbers(relation(b)) : "float(" + relation(b) + ")";
  }

  @Override
  String call(Call call, int least) {
    List<ExpressionTree> arguments = call.arguments();
    return switch (call.function()) {
      case IF -> choice(arguments);
      case MIN -> bound(arguments, true);
      case MAX -> bound(arguments, false);
      case CLAMP -> clamp(arguments);
      default -> varies(call) ? arrayCall(call) : floatCall(call);
    };
  }

  private static boolean varies(ExpressionTree tree) {
    return Terms.mentions(tree, LogSpace.NAMES);
  }

  private String choice(List<ExpressionTree> a) {
    ExpressionTree condition = a.get(0);
    boolean relation = condition instanceof Binary b && b.operator().isComparison();
    String holds = relation ? relation((Binary) condition) : print(condition, SUM) + " != 0.0";
    if (varies(condition)) {
      return choice(holds, array(a.get(1)), array(a.get(2)));
    }
    boolean tensors = varies(a.get(1)) || varies(a.get(2));
    String then = tensors ? array(a.get(1)) : print(a.get(1), SUM);
    String otherwise = tensors ? array(a.get(2)) : print(a.get(2), SUM);
    return "(" + then + " if " + holds + " else " + otherwise + ")";
  }

  /** The least of some, {@code above} being its bounds from above, or the greatest. */
  private String bound(List<ExpressionTree> a, boolean above) {
    if (a.stream().noneMatch(ArrayPrinter::varies)) {
      return (above ? "min(" : "max(") + list(a) + ")";
    }
    List<ExpressionTree> arrays = a.stream().filter(ArrayPrinter::varies).toList();
    String text = print(arrays.get(0));
    for (ExpressionTree array : arrays.subList(1, arrays.size())) {
      text = module + (above ? ".minimum(" : ".maximum(") + text + ", " + print(array) + ")";
    }
    for (ExpressionTree number : a.stream().filter(x -> !varies(x)).toList()) {
      text = bounded(text, above, print(number));
    }
    return text;
  }

  private String clamp(List<ExpressionTree> a) {
    ExpressionTree low = new Call(FormulaFunction.MAX, List.of(a.get(0), a.get(1)));
    return bound(List.of(low, a.get(2)), true);
  }

  private String arrayCall(Call call) {
    String arguments = list(call.arguments());
    return switch (call.function()) {
      case EXP -> "_exp(" + arguments + ")";
      case SIGNUM -> module + ".sign(" + arguments + ")";
      case CBRT -> "(%1$s.sign(%2$s) * %1$s.abs(%2$s) ** (1 / 3))".formatted(module, arguments);
      default -> module + "." + named(call.function()) + "(" + arguments + ")";
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
