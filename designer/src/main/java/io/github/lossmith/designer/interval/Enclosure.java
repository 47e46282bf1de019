package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a tree in p enclosed in intervals, over a cell or, with what rounding does, at a
 * point (Moore, Kearfott, Cloud, Introduction to Interval Analysis, 2009, chapters 5 and 6).
 * Immutable and thread-safe.
 */
public final class Enclosure {
  /** Twice the relative rounding error of a sum. */
  private static final double ULP = 0x1p-52;

  private static final ValueInterval ONE = new ValueInterval(1, 1);

  private final Subexpressions parts;

  /** Those of the parts that are numbers, exact and as rounding may have made them. */
  private final @Nullable ValueInterval[] numbers;

  private final @Nullable ValueInterval[] roundedNumbers;

  /**
   * Prepares a tree.
   *
   * @param constants what rounding may have made of numbers in it, which were computed
   */
  public Enclosure(ExpressionTree whole, Map<Double, ValueInterval> constants) {
    parts = new Subexpressions(whole);
    numbers = new ValueInterval[parts.count()];
    roundedNumbers = new ValueInterval[parts.count()];
    for (int i = 0; i < numbers.length; i++) {
      ExpressionTree part = parts.part(i);
      if (part instanceof Literal literal) {
        double value = literal.value();
        numbers[i] = point(value);
        roundedNumbers[i] = constants.getOrDefault(value, Rounded.number(value));
      } else if (part instanceof Constant constant) {
        double value = constant.name().value();
        numbers[i] = point(value);
        roundedNumbers[i] = Rounded.number(value);
      }
    }
  }

  public Subexpressions parts() {
    return parts;
  }

  /** Every part over a cell, from the intervals of its operands; without rounding. */
  public ValueInterval[] over(double begin, double end) {
    ValueInterval[] ranges = new ValueInterval[parts.count()];
    ValueInterval cell = new ValueInterval(begin, end);
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = natural(i, cell, ranges, false);
    }
    return ranges;
  }

  /** Every part at a point, widened by its rounding error. */
  private ValueInterval[] at(double p) {
    ValueInterval[] ranges = new ValueInterval[parts.count()];
    ValueInterval cell = point(p);
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = natural(i, cell, ranges, true);
    }
    return ranges;
  }

  /**
   * Every part over a cell, widened by its rounding error and intersected with the mean value form,
   * whose excess for several occurrences of p, as in 1/(p²-2ap+a²+w²), shrinks like the square of
   * the cell.
   */
  ValueInterval[] sharply(double begin, double end) {
    double middle = begin + (end - begin) / 2;
    ValueInterval cell = new ValueInterval(begin, end);
    ValueInterval beside = new ValueInterval(begin - middle, end - middle);
    ValueInterval[] centre = at(middle);
    ValueInterval[] ranges = new ValueInterval[centre.length];
    ValueInterval[] slopes = new ValueInterval[centre.length];
    for (int i = 0; i < ranges.length; i++) {
      ValueInterval natural = natural(i, cell, ranges, true);
      slopes[i] = slope(i, natural, ranges, slopes);
      ValueInterval away = ValueInterval.apply(BinaryOperator.MULTIPLY, slopes[i], beside);
      ValueInterval mean = ValueInterval.apply(BinaryOperator.ADD, centre[i], away).widened(ULP);
      ranges[i] = natural.narrowedBy(mean);
    }
    return ranges;
  }

  /** Bound of the rounding error of the whole at p. */
  public double rounding(double p) {
    ValueInterval[] ranges = at(p);
    double width = ranges[ranges.length - 1].width();
    return Double.isNaN(width) ? Double.POSITIVE_INFINITY : width;
  }

  /** Whether the value at p is no number only because of what rounding did to an operand. */
  public boolean isLostInRounding(double p) {
    double[] values = parts.values(p);
    boolean[] needed = parts.needed(values);
    ValueInterval[] ranges = at(p);
    for (int i = 0; i < values.length; i++) {
      if (needed[i] && !Double.isFinite(values[i])) {
        return Rounded.isInDoubt(parts.part(i), arguments(parts.operands(i), ranges));
      }
    }
    return false;
  }

  private ValueInterval natural(
      int i, ValueInterval cell, ValueInterval[] ranges, boolean rounded) {
    ValueInterval number = rounded ? roundedNumbers[i] : numbers[i];
    if (number != null) {
      return number;
    }
    ExpressionTree part = parts.part(i);
    int[] below = parts.operands(i);
    if (part instanceof Unary) {
      return ranges[below[0]].negated();
    } else if (part instanceof Binary binary) {
      return rounded
          ? binaryRounded(binary.operator(), below, ranges)
          : binary(binary.operator(), below, ranges);
    } else if (part instanceof Call call) {
      ValueInterval[] arguments = arguments(below, ranges);
      return rounded
          ? Rounded.of(call.function(), arguments)
          : ValueInterval.apply(call.function(), arguments);
    }
    return part instanceof Variable ? cell : ValueInterval.WHOLE;
  }

  private static ValueInterval point(double value) {
    return new ValueInterval(value, value);
  }

  private static boolean isSquare(BinaryOperator operator, int[] below) {
    return operator == BinaryOperator.MULTIPLY && below[0] == below[1];
  }

  private static ValueInterval binary(
      BinaryOperator operator, int[] below, ValueInterval[] ranges) {
    return isSquare(operator, below)
        ? ValueInterval.square(ranges[below[0]])
        : ValueInterval.apply(operator, ranges[below[0]], ranges[below[1]]);
  }

  private static ValueInterval binaryRounded(
      BinaryOperator operator, int[] below, ValueInterval[] ranges) {
    return isSquare(operator, below)
        ? Rounded.square(ranges[below[0]])
        : Rounded.of(operator, ranges[below[0]], ranges[below[1]]);
  }

  private static ValueInterval[] arguments(int[] below, ValueInterval[] ranges) {
    ValueInterval[] arguments = new ValueInterval[below.length];
    for (int k = 0; k < below.length; k++) {
      arguments[k] = ranges[below[k]];
    }
    return arguments;
  }

  private ValueInterval slope(
      int i, ValueInterval value, ValueInterval[] ranges, ValueInterval[] slopes) {
    ExpressionTree part = parts.part(i);
    int[] below = parts.operands(i);
    if (part instanceof Literal || part instanceof Constant) {
      return ValueInterval.ZERO;
    } else if (part instanceof Unary) {
      return slopes[below[0]].negated();
    } else if (part instanceof Binary binary) {
      Slopes of = new Slopes(arguments(below, ranges), arguments(below, slopes), value);
      return of.binary(binary.operator());
    } else if (part instanceof Call call) {
      Slopes of = new Slopes(arguments(below, ranges), arguments(below, slopes), value);
      return of.call(call.function());
    }
    return ONE;
  }
}
