package io.github.lossmith.designer.expression;

import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names that occur in a tree. */
public final class Variables {
  private Variables() {}

  public static SortedSet<String> of(ExpressionTree expression) {
    SortedSet<String> names = new TreeSet<>();
    collect(expression, names);
    return names;
  }

  private static void collect(ExpressionTree part, SortedSet<String> names) {
    if (part instanceof Variable variable) {
      names.add(variable.name());
    }
    part.operands().forEach(operand -> collect(operand, names));
  }
}
