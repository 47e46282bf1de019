package io.github.lossmith.designer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingRepairTest {
  private static Drawing drawing(double... values) {
    List<Knot> knots = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      knots.add(new Knot((i + 1.0) / values.length, values[i]));
    }
    return new Drawing(knots, LeftTail.HOLD);
  }

  private static List<Double> values(Drawing drawing) {
    return drawing.knots().stream().map(Knot::g).toList();
  }

  private static boolean holds(Drawing drawing, CoefficientProperty property) {
    var coefficient = drawing.coefficient();
    return PropertyReport.of(coefficient, LossCurve.of(coefficient)).findings().stream()
        .filter(finding -> finding.property() == property)
        .allMatch(finding -> finding.verdict() == PropertyFinding.Verdict.HOLDS);
  }

  @Test
  void monotonePoolsWhatFalls() {
    assertThat(values(DrawingRepair.monotone(drawing(-4, -1, -3, -1))))
        .containsExactly(-4.0, -2.0, -2.0, -1.0);
    assertThat(values(DrawingRepair.monotone(drawing(3, 2, 1)))).containsExactly(2.0, 2.0, 2.0);
  }

  @Test
  void monotoneKeepsAnEndAtZero() {
    assertThat(values(DrawingRepair.monotone(drawing(-4, -1, 0.5, 0))))
        .containsExactly(-4.0, -1.0, 0.0, 0.0);
  }

  @Test
  void negativeRemovesKnotsAboveZero() {
    assertThat(values(DrawingRepair.negative(drawing(-4, 1, -1, 0.2))))
        .containsExactly(-4.0, -1.0, 0.0);
    Drawing above = drawing(1, 2, 3);
    assertThat(DrawingRepair.negative(above)).isEqualTo(above);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyRepairPassesItsCheckAndIsIdempotent(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(12, -5, 1).toArray();
    Drawing start = drawing(values);
    assertMended(start, CoefficientProperty.MONOTONE, DrawingRepair::monotone);
    assertMended(start, CoefficientProperty.VANISHES_AT_ONE, DrawingRepair::endingAtZero);
    assertMended(start, CoefficientProperty.SIGN, DrawingRepair::negative);
    Drawing all = DrawingRepair.monotone(DrawingRepair.negative(DrawingRepair.endingAtZero(start)));
    assertThat(
            List.of(
                CoefficientProperty.SIGN,
                CoefficientProperty.MONOTONE,
                CoefficientProperty.VANISHES_AT_ONE))
        .allMatch(property -> holds(all, property));
  }

  private static void assertMended(
      Drawing start, CoefficientProperty property, UnaryOperator<Drawing> mending) {
    Drawing mended = mending.apply(start);
    assertThat(holds(start, property)).isFalse();
    assertThat(holds(mended, property)).isTrue();
    assertThat(mending.apply(mended)).isEqualTo(mended);
  }
}
