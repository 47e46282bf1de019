package io.github.lossmith.designer.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.expression.ExpressionTree.Binary;
import io.github.lossmith.designer.expression.ExpressionTree.BinaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Call;
import io.github.lossmith.designer.expression.ExpressionTree.Constant;
import io.github.lossmith.designer.expression.ExpressionTree.Literal;
import io.github.lossmith.designer.expression.ExpressionTree.Named;
import io.github.lossmith.designer.expression.ExpressionTree.Unary;
import io.github.lossmith.designer.expression.ExpressionTree.UnaryOperator;
import io.github.lossmith.designer.expression.ExpressionTree.Variable;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.formula.Latex;
import io.github.lossmith.designer.formula.NearOne;
import io.github.lossmith.designer.interval.ConstantFolding;
import io.github.lossmith.designer.interval.Enclosure;
import io.github.lossmith.designer.interval.Subexpressions;
import io.github.lossmith.designer.interval.ValueInterval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever walks a tree knows each kind of node, and each of them sees the same value. */
class ExpressionTreeTest {
  private static final ExpressionTree P = new Variable("p");
  private static final double PLACE = 0.3;

  private static List<ExpressionTree> nodes() {
    return List.of(
        new Literal(2),
        new Constant(Named.PI),
        P,
        new Unary(UnaryOperator.MINUS, P),
        new Binary(BinaryOperator.MULTIPLY, new Literal(3), P),
        new Call(FormulaFunction.EXP, List.of(P)));
  }

  @Test
  void thereIsANodeOfEachKind() {
    assertThat(nodes().stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) ExpressionTree.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void allEvaluatorsOfANodeAgree(ExpressionTree node) {
    Subexpressions parts = new Subexpressions(node);
    double[] values = parts.values(PLACE);
    double value = values[values.length - 1];
    assertThat(Formula.of(node).coefficient(Map.of(), 1).at(PLACE)).isCloseTo(value, within(1e-15));
    ExpressionTree bound = ConstantFolding.of(node, Map.of("p", PLACE)).tree();
    assertThat(Formula.of(bound).coefficient(Map.of(), 1).at(0.9)).isCloseTo(value, within(1e-15));
    double near = Formula.of(NearOne.of(node)).coefficient(Map.of(), 1).at(1 - PLACE);
    assertThat(near).isCloseTo(value, within(1e-15));
    ValueInterval[] ranges = new Enclosure(node, Map.of()).over(PLACE, PLACE);
    ValueInterval range = ranges[values.length - 1];
    assertThat(value).isBetween(range.low() - 1e-15, range.high() + 1e-15);
    assertThat(Latex.of(node)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void operandsAreAllThatANodeIsMadeOf(ExpressionTree node) {
    assertThat(Variables.of(node).contains("p")).isEqualTo(node.toString().contains("name=p]"));
    assertThat(new TreeHeights().of(node)).isEqualTo(1);
    assertThat(node.operands()).isEqualTo(recordOperands(node));
  }

  /** By reflection: the components that are nodes, or a list of them. */
  private static List<ExpressionTree> recordOperands(ExpressionTree node) {
    List<ExpressionTree> found = new java.util.ArrayList<>();
    for (var component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        if (value instanceof ExpressionTree operand) {
          found.add(operand);
        } else if (value instanceof List<?> many) {
          many.forEach(operand -> found.add((ExpressionTree) operand));
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return found;
  }
}
