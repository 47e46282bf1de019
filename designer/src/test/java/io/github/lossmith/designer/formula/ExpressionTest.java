package io.github.lossmith.designer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Expression.Binary;
import io.github.lossmith.designer.formula.Expression.BinaryOperator;
import io.github.lossmith.designer.formula.Expression.Call;
import io.github.lossmith.designer.formula.Expression.Constant;
import io.github.lossmith.designer.formula.Expression.Literal;
import io.github.lossmith.designer.formula.Expression.Named;
import io.github.lossmith.designer.formula.Expression.Unary;
import io.github.lossmith.designer.formula.Expression.UnaryOperator;
import io.github.lossmith.designer.formula.Expression.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever walks a tree knows each kind of node, and each of them sees the same value. */
class ExpressionTest {
  private static final Expression P = new Variable("p");
  private static final double PLACE = 0.3;

  private static List<Expression> nodes() {
    return List.of(
        new Literal(2),
        new Constant(Named.PI),
        P,
        new Unary(UnaryOperator.MINUS, P),
        new Binary(BinaryOperator.MULTIPLY, new Literal(3), P),
        new Call(Function.EXP, List.of(P)));
  }

  @Test
  void thereIsANodeOfEachKind() {
    assertThat(nodes().stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) Expression.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void allWhoComputeANodeAgree(Expression node) {
    Parts parts = new Parts(node);
    double[] values = parts.values(PLACE);
    double value = values[values.length - 1];
    assertThat(Formula.of(node).coefficient(Map.of(), 1).at(PLACE)).isCloseTo(value, within(1e-15));
    Expression bound = Binding.of(node, Map.of("p", PLACE));
    assertThat(Formula.of(bound).coefficient(Map.of(), 1).at(0.9)).isCloseTo(value, within(1e-15));
    double near = Formula.of(NearOne.of(node)).coefficient(Map.of(), 1).at(1 - PLACE);
    assertThat(near).isCloseTo(value, within(1e-15));
    parts.enclose(PLACE, PLACE);
    Range range = parts.range(values.length - 1);
    assertThat(value).isBetween(range.low() - 1e-15, range.high() + 1e-15);
    assertThat(Latex.of(node)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void operandsAreAllThatANodeIsMadeOf(Expression node) {
    assertThat(Variables.of(node).contains("p")).isEqualTo(node.toString().contains("name=p]"));
    assertThat(new Heights().of(node)).isEqualTo(1);
    assertThat(node.operands()).isEqualTo(recordOperands(node));
  }

  /** By reflection: the components that are nodes, or a list of them. */
  private static List<Expression> recordOperands(Expression node) {
    List<Expression> found = new java.util.ArrayList<>();
    for (var component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        if (value instanceof Expression operand) {
          found.add(operand);
        } else if (value instanceof List<?> many) {
          many.forEach(operand -> found.add((Expression) operand));
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return found;
  }
}
