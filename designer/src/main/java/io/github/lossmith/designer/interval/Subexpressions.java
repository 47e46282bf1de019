package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.expression.FormulaFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The distinct subexpressions of a tree in p, operands first, with their values. Immutable. */
public final class Subexpressions {
  private final List<ExpressionTree> parts = new ArrayList<>();
  private final List<int[]> operands = new ArrayList<>();
  private final IdentityHashMap<ExpressionTree, Integer> seen = new IdentityHashMap<>();
  private final Map<List<Object>, Integer> alike = new HashMap<>();

  public Subexpressions(ExpressionTree whole) {
    add(whole);
  }

  private int add(ExpressionTree part) {
    Integer known = seen.get(part);
    if (known != null) {
      return known;
    }
    int[] below = part.operands().stream().mapToInt(this::add).toArray();
    List<Object> key = new ArrayList<>();
    key.add(kind(part));
    Arrays.stream(below).forEach(key::add);
    int index = alike.computeIfAbsent(key, k -> parts.size());
    if (index == parts.size()) {
      parts.add(part);
      operands.add(below);
    }
    seen.put(part, index);
    return index;
  }

  /** Together with the operands, identifies a subexpression. */
  private static Object kind(ExpressionTree part) {
    return part.<Object>fold(
        Literal::value,
        Constant::name,
        Variable::name,
        Unary::operator,
        Binary::operator,
        Call::function);
  }

  int count() {
    return parts.size();
  }

  ExpressionTree part(int i) {
    return parts.get(i);
  }

  /** The indices of a part's operands. */
  int[] operands(int i) {
    return operands.get(i);
  }

  /** The values of all parts at p; the last is that of the whole. */
  public double[] values(double p) {
    double[] values = new double[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i, p, values);
    }
    return values;
  }

  private double value(int i, double p, double[] values) {
    ExpressionTree part = parts.get(i);
    int[] below = operands.get(i);
    if (part instanceof Literal literal) {
      return literal.value();
    } else if (part instanceof Constant constant) {
      return constant.name().value();
    } else if (part instanceof Unary) {
      return -values[below[0]];
    } else if (part instanceof Binary binary) {
      return Arithmetic.apply(binary.operator(), values[below[0]], values[below[1]]);
    } else if (part instanceof Call call) {
      return Arithmetic.apply(call.function(), arguments(i, values));
    } else if (part instanceof Variable) {
      return p;
    }
    throw unknown(part);
  }

  /** The values of a part's operands. */
  double[] arguments(int i, double[] values) {
    int[] below = operands.get(i);
    double[] arguments = new double[below.length];
    for (int k = 0; k < below.length; k++) {
      arguments[k] = values[below[k]];
    }
    return arguments;
  }

  /**
   * Thrown at the end of type tests, which replace {@link ExpressionTree#fold} here because these
   * are the innermost loops.
   */
  static IllegalStateException unknown(ExpressionTree part) {
    return new IllegalStateException("a part of a kind that is not known here: " + part);
  }

  /**
   * Marks the parts that the value of the whole depends on over a cell; those of a branch that is
   * never taken there are not among them.
   */
  boolean[] needed(ValueInterval[] ranges) {
    boolean[] needed = new boolean[ranges.length];
    needed[ranges.length - 1] = true;
    for (int i = ranges.length - 1; i >= 0; i--) {
      if (needed[i]) {
        need(i, ranges, needed);
      }
    }
    return needed;
  }

  /** Which parts have a say in the value of the whole at a point. */
  boolean[] needed(double[] values) {
    ValueInterval[] points = new ValueInterval[values.length];
    for (int i = 0; i < values.length; i++) {
      points[i] = ValueInterval.of(values[i], values[i]);
    }
    return needed(points);
  }

  private void need(int i, ValueInterval[] ranges, boolean[] needed) {
    int[] below = operands.get(i);
    boolean choice = parts.get(i) instanceof Call call && call.function() == FormulaFunction.IF;
    ValueInterval condition = choice ? ranges[below[0]] : ValueInterval.WHOLE;
    for (int k = 0; k < below.length; k++) {
      boolean never = (k == 1 && condition.isZero()) || (k == 2 && !condition.holds(0));
      needed[below[k]] |= !never;
    }
  }
}
