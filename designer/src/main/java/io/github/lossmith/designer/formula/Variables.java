package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.ExpressionTree.Variable;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names that occur in a tree. */
final class Variables {
  private Variables() {}

  static SortedSet<String> of(ExpressionTree expression) {
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
