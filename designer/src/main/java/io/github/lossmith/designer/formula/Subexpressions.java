package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.ExpressionTree.Binary;
import io.github.lossmith.designer.formula.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.formula.ExpressionTree.Call;
import io.github.lossmith.designer.formula.ExpressionTree.Constant;
import io.github.lossmith.designer.formula.ExpressionTree.Literal;
import io.github.lossmith.designer.formula.ExpressionTree.Unary;
import io.github.lossmith.designer.formula.ExpressionTree.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The distinct subexpressions of a tree in p, operands first, with their values and intervals. */
final class Subexpressions {
  private final List<ExpressionTree> parts = new ArrayList<>();
  private final List<int[]> operands = new ArrayList<>();
  private final IdentityHashMap<ExpressionTree, Integer> seen = new IdentityHashMap<>();
  private final Map<List<Object>, Integer> alike = new HashMap<>();
  private final ValueInterval[] ranges;

  Subexpressions(ExpressionTree whole) {
    add(whole);
    ranges = new ValueInterval[parts.size()];
    enclose(0, 1);
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
        literal -> literal,
        constant -> constant,
        variable -> variable,
        Unary::operator,
        Binary::operator,
        Call::function);
  }

  int count() {
    return parts.size();
  }

  /** The values of all parts at p; the last is that of the whole. */
  double[] values(double p) {
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
      double[] arguments = new double[below.length];
      for (int k = 0; k < below.length; k++) {
        arguments[k] = values[below[k]];
      }
      return Arithmetic.apply(call.function(), arguments);
    } else if (part instanceof Variable) {
      return p;
    }
    throw unknown(part);
  }

  /** Encloses all parts for p from {@code begin} to {@code end}. */
  void enclose(double begin, double end) {
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = enclosed(i, begin, end);
    }
  }

  private ValueInterval enclosed(int i, double begin, double end) {
    ExpressionTree part = parts.get(i);
    int[] below = operands.get(i);
    if (part instanceof Literal literal) {
      return new ValueInterval(literal.value(), literal.value());
    } else if (part instanceof Constant constant) {
      return new ValueInterval(constant.name().value(), constant.name().value());
    } else if (part instanceof Unary) {
      return ranges[below[0]].negated();
    } else if (part instanceof Binary binary) {
      boolean square = binary.operator() == BinaryOperator.MULTIPLY && below[0] == below[1];
      return square
          ? ValueInterval.square(ranges[below[0]])
          : ValueInterval.apply(binary.operator(), ranges[below[0]], ranges[below[1]]);
    } else if (part instanceof Call call) {
      ValueInterval[] arguments = new ValueInterval[below.length];
      for (int k = 0; k < below.length; k++) {
        arguments[k] = ranges[below[k]];
      }
      return ValueInterval.apply(call.function(), arguments);
    } else if (part instanceof Variable) {
      return new ValueInterval(begin, end);
    }
    throw unknown(part);
  }

  /**
   * Thrown at the end of type tests, which replace {@link ExpressionTree#fold} here because these
   * are the innermost loops.
   */
  private static IllegalStateException unknown(ExpressionTree part) {
    return new IllegalStateException("a part of a kind that is not known here: " + part);
  }

  /** The interval of a part as last enclosed. */
  ValueInterval range(int i) {
    return ranges[i];
  }
}
