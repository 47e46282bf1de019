package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Expression.Variable;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names that occur in a tree. */
final class Variables {
  private Variables() {}

  static SortedSet<String> of(Expression expression) {
    SortedSet<String> names = new TreeSet<>();
    collect(expression, names);
    return names;
  }

  private static void collect(Expression part, SortedSet<String> names) {
    if (part instanceof Variable variable) {
      names.add(variable.name());
    }
    part.operands().forEach(operand -> collect(operand, names));
  }
}
