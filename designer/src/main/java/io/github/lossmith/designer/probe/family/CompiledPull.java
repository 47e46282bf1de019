package io.github.lossmith.designer.probe.family;

import io.github.lossmith.designer.export.code.LogSpace;
import io.github.lossmith.designer.export.code.PoleCancellation;
import io.github.lossmith.designer.expression.Arithmetic;
import io.github.lossmith.designer.expression.ExpressionTree;
import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import java.util.List;
import java.util.Map;

/**
 * p·g(p) of a formula over s = log(p/(1-p)), prepared once for all values of its letters: a fit
 * asks for it hundreds of thousands of times. It is computed from u = -log p, as in exported files,
 * so that it keeps its digits at both ends.
 */
final class CompiledPull {
  /** Where in the array of a place its variables stand; letters follow. */
  private static final List<String> PLACES = List.of("p", "u", "v", "w");

  private final Step step;
  private final int letters;

  /** A part of the formula at a place. */
  private interface Step {
    double at(double[] place);
  }

  /** The pull of dL/dp; its letters are those of the list, in that order. */
  CompiledPull(ExpressionTree coefficient, List<String> letters) {
    this.letters = letters.size();
    ExpressionTree pull = PoleCancellation.timesP(coefficient);
    step = compiled(new LogSpace(Map.of()).of(pull), letters);
  }

  private static Step compiled(ExpressionTree tree, List<String> letters) {
    return tree.<Step>fold(
        literal -> constant(literal.value()),
        constant -> constant(constant.name().value()),
        variable -> variable(variable, letters),
        unary -> {
          Step operand = compiled(unary.operand(), letters);
          return place -> -operand.at(place);
        },
        binary -> binary(binary, letters),
        call -> call(call, letters));
  }

  private static Step constant(double value) {
    return place -> value;
  }

  private static Step variable(Variable variable, List<String> letters) {
    int known = PLACES.indexOf(variable.name());
    int letter = letters.indexOf(variable.name());
    if (known < 0 && letter < 0) {
      throw new IllegalArgumentException("no value for " + variable.name());
    }
    int index = known < 0 ? PLACES.size() + letter : known;
    return place -> place[index];
  }

  private static Step binary(Binary binary, List<String> letters) {
    Step left = compiled(binary.left(), letters);
    Step right = compiled(binary.right(), letters);
    return place -> Arithmetic.apply(binary.operator(), left.at(place), right.at(place));
  }

  private static Step call(Call call, List<String> letters) {
    List<Step> steps = call.arguments().stream().map(a -> compiled(a, letters)).toList();
    return place -> {
      double[] values = new double[steps.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = steps.get(i).at(place);
      }
      return Arithmetic.apply(call.function(), values);
    };
  }

  /** p·g(p) at s with these values of the letters. */
  double at(double s, double[] values) {
    double[] place = new double[PLACES.size() + letters];
    double u = softplus(-s);
    place[0] = Math.exp(-u);
    place[1] = u;
    place[2] = -softplus(s);
    place[3] = -Math.expm1(-u);
    System.arraycopy(values, 0, place, PLACES.size(), letters);
    return step.at(place);
  }

  private static double softplus(double s) {
    return s > 0 ? s + Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s));
  }
}
