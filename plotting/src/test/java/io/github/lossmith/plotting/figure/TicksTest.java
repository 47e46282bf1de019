package io.github.lossmith.plotting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static List<String> labels(FigureAxis axis, int most) {
    return Ticks.of(axis, most).stream()
        .filter(Tick::major)
        .map(tick -> tick.label().letters())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0     | 1       | 6 | 0 0.2 0.4 0.6 0.8 1.0
          -12   | 0.5     | 7 | −12 −10 −8 −6 −4 −2 0
          0     | 5       | 6 | 0 1 2 3 4 5
          0     | 120000  | 4 | 0 50000 100000
          0     | 4e6     | 5 | 0 1·106 2·106 3·106 4·106
          0.001 | 0.0024  | 4 | 0.0010 0.0015 0.0020
          -1    | 1       | 5 | −1.0 −0.5 0 0.5 1.0
          """)
  void linearTicksAreRoundNumbers(double from, double to, int most, String expected) {
    List<String> labels = labels(FigureAxis.linear("y", from, to), most);
    assertThat(String.join(" ", labels)).isEqualTo(expected);
  }

  @Test
  void logTicksArePowersOfTenWithMinorOnesBetween() {
    FigureAxis axis = FigureAxis.linear("p", 1e-3, 1).on(AxisScale.log());
    assertThat(labels(axis, 5)).containsExactly("10−3", "10−2", "10−1", "1");
    assertThat(Ticks.of(axis, 5)).filteredOn(tick -> !tick.major()).hasSize(24);
  }

  @Test
  void manyDecadesAreThinnedOut() {
    FigureAxis axis = FigureAxis.linear("p", 1e-12, 1).on(AxisScale.log());
    assertThat(labels(axis, 5)).containsExactly("10−12", "10−9", "10−6", "10−3", "1");
  }

  @Test
  void symlogTicksAreZeroAndPowersOfBothSigns() {
    FigureAxis axis = FigureAxis.linear("g", -1000, 10).on(AxisScale.symlog(1));
    assertThat(labels(axis, 12)).containsExactly("−103", "−102", "−10", "−1", "0", "1", "10");
  }

  @Property
  void ticksIncreaseAndLieWithinTheAxis(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double from,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double span,
      @ForAll @IntRange(min = 2, max = 12) int most) {
    for (AxisScale scale : List.of(AxisScale.linear(), AxisScale.symlog(0.5))) {
      FigureAxis axis = FigureAxis.linear("y", from, from + span).on(scale);
      List<Tick> ticks = Ticks.of(axis, most);
      assertThat(ticks).allMatch(tick -> axis.fraction(tick.value()) >= -1e-6);
      assertThat(ticks).allMatch(tick -> axis.fraction(tick.value()) <= 1 + 1e-6);
      assertThat(ticks).extracting(Tick::value).isSorted().doesNotHaveDuplicates();
      assertThat(ticks.stream().filter(Tick::major).count()).isLessThanOrEqualTo(most + 3L);
    }
  }

  /** The value of a tick is the double nearest to its decimal, as a label and a file show it. */
  @Property
  void multiplesAreTheNearestDoublesOfTheirDecimals(
      @ForAll @IntRange(min = -5000, max = 5000) int count,
      @ForAll @IntRange(min = 1, max = 9) int digit,
      @ForAll @IntRange(min = -30, max = 20) int exponent) {
    double step = Double.parseDouble(digit + "e" + exponent);
    double exact = new BigDecimal(count * digit).scaleByPowerOfTen(exponent).doubleValue();
    assertThat(Ticks.rounded(count * step)).isEqualTo(exact);
  }
}
