package io.github.lossmith.designer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.property.Finding;
import io.github.lossmith.designer.property.Property;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MendingTest {
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

  private static boolean holds(Drawing drawing, Property property) {
    var coefficient = drawing.coefficient();
    return PropertyReport.of(coefficient, LossCurve.of(coefficient)).findings().stream()
        .filter(finding -> finding.property() == property)
        .allMatch(finding -> finding.verdict() == Finding.Verdict.HOLDS);
  }

  @Test
  void monotonePoolsWhatFalls() {
    assertThat(values(Mending.monotone(drawing(-4, -1, -3, -1))))
        .containsExactly(-4.0, -2.0, -2.0, -1.0);
    assertThat(values(Mending.monotone(drawing(3, 2, 1)))).containsExactly(2.0, 2.0, 2.0);
  }

  @Test
  void monotoneKeepsAnEndAtZero() {
    assertThat(values(Mending.monotone(drawing(-4, -1, 0.5, 0))))
        .containsExactly(-4.0, -1.0, 0.0, 0.0);
  }

  @Test
  void negativeTakesWhatIsAboveZeroAway() {
    assertThat(values(Mending.negative(drawing(-4, 1, -1, 0.2)))).containsExactly(-4.0, -1.0, 0.0);
    Drawing above = drawing(1, 2, 3);
    assertThat(Mending.negative(above)).isEqualTo(above);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyMendPassesItsCheckAndIsMadeOnce(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(12, -5, 1).toArray();
    Drawing start = drawing(values);
    assertMended(start, Property.MONOTONE, Mending::monotone);
    assertMended(start, Property.VANISHES_AT_ONE, Mending::endingAtZero);
    assertMended(start, Property.SIGN, Mending::negative);
    Drawing all = Mending.monotone(Mending.negative(Mending.endingAtZero(start)));
    assertThat(List.of(Property.SIGN, Property.MONOTONE, Property.VANISHES_AT_ONE))
        .allMatch(property -> holds(all, property));
  }

  private static void assertMended(
      Drawing start, Property property, UnaryOperator<Drawing> mending) {
    Drawing mended = mending.apply(start);
    assertThat(holds(start, property)).isFalse();
    assertThat(holds(mended, property)).isTrue();
    assertThat(mending.apply(mended)).isEqualTo(mended);
  }
}
