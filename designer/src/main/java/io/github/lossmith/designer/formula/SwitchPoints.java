package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.FormulaFunction;
import io.github.lossmith.designer.expression.Variables;
import io.github.lossmith.designer.interval.NarrowSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds the places where a formula switches: from one branch, or from one argument of min and max,
 * to another. Each of them has a state, a step function of p, whose steps are found by sampling and
 * bisection; of two steps closer than a sample, those are found that {@link NarrowSearch} points
 * at.
 */
final class SwitchPoints {
  /**
   * Number of samples; with 200 the same breakpoints of 350 formulas are found, because the
   * interval search finds those between samples.
   */
  private static final int SAMPLES = 400;

  /** p from 8e-7 to 1 - 8e-7; with 7 the same breakpoints of 350 formulas are found. */
  private static final double WIDEST_LOGIT = 14;

  /**
   * More, as of floor(1000*p), would each be the edge of a panel; the rest are found by halving.
   */
  private static final int MOST = 100;

  /** The rounding of two bisections that end at one place. */
  private static final double SAME = 1e-13;

  private final List<ExpressionTree> states = new ArrayList<>();

  private SwitchPoints() {}

  /**
   * The steps in (0, 1), increasing, of a tree whose only variable is p.
   *
   * @param places in (0, 1), to be sampled besides the usual ones
   */
  static List<Double> of(ExpressionTree expression, List<Double> places) {
    SwitchPoints switches = new SwitchPoints();
    switches.collect(expression);
    if (switches.states.isEmpty()) {
      return List.of();
    }
    double[] samples = samples(places);
    SortedSet<Double> steps = new TreeSet<>();
    for (ExpressionTree state : switches.states) {
      if (!Variables.of(state).isEmpty()) {
        addSteps(new Exp4jEvaluator(state)::at, samples, steps);
      }
    }
    return distinct(steps);
  }

  private static List<Double> distinct(SortedSet<Double> steps) {
    List<Double> distinct = new ArrayList<>();
    double before = 0;
    for (double step : steps) {
      if (step - before > SAME && distinct.size() < MOST) {
        distinct.add(step);
        before = step;
      }
    }
    return distinct;
  }

  private void collect(ExpressionTree part) {
    if (part instanceof Binary binary && binary.operator().isComparison()) {
      compare(binary.left(), binary.right());
    } else if (part instanceof Call call) {
      call(call.function(), call.arguments());
    }
    part.operands().forEach(this::collect);
  }

  private void call(FormulaFunction function, List<ExpressionTree> arguments) {
    switch (function) {
      case MIN, MAX, CLAMP -> comparePairs(arguments);
      case ABS, SIGNUM -> states.add(new Call(FormulaFunction.SIGNUM, arguments));
      case FLOOR, CEIL -> states.add(new Call(function, arguments));
      default -> {}
    }
  }

  private void comparePairs(List<ExpressionTree> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      for (int j = 0; j < i; j++) {
        compare(arguments.get(j), arguments.get(i));
      }
    }
  }

  private void compare(ExpressionTree left, ExpressionTree right) {
    ExpressionTree difference = new Binary(BinaryOperator.SUBTRACT, left, right);
    states.add(new Call(FormulaFunction.SIGNUM, List.of(difference)));
  }

  private static double[] samples(List<Double> places) {
    DoubleStream usual = IntStream.rangeClosed(0, SAMPLES).mapToDouble(SwitchPoints::sample);
    DoubleStream special = places.stream().mapToDouble(p -> p);
    return DoubleStream.concat(usual, special).sorted().toArray();
  }

  private static void addSteps(
      DoubleUnaryOperator state, double[] samples, SortedSet<Double> steps) {
    double before = samples[0];
    for (int i = 1; i < samples.length && steps.size() < MOST; i++) {
      double p = samples[i];
      if (differ(state, before, p)) {
        steps.add(step(state, before, p));
      }
      before = p;
    }
  }

  /** Even in the logit, off the places where people put kinks. */
  private static double sample(int i) {
    return 1 / (1 + Math.exp(WIDEST_LOGIT * (1 - (2.0 * i + 0.3) / SAMPLES)));
  }

  private static boolean differ(DoubleUnaryOperator state, double a, double b) {
    return Double.compare(state.applyAsDouble(a) + 0.0, state.applyAsDouble(b) + 0.0) != 0;
  }

  private static double step(DoubleUnaryOperator state, double begin, double end) {
    double low = begin;
    double high = end;
    double middle = (low + high) / 2;
    while (low < middle && middle < high) {
      if (differ(state, low, middle)) {
        high = middle;
      } else {
        low = middle;
      }
      middle = (low + high) / 2;
    }
    return high;
  }
}
