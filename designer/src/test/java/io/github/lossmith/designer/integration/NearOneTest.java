package io.github.lossmith.designer.integration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.formula.Formula;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves and tables where p rounds to 1, held to near-one.csv, which near_one.py makes. */
class NearOneTest {
  record Place(double u, double weighted, double loss) {}

  static List<Map.Entry<String, List<Place>>> references() throws IOException {
    try (InputStream file = NearOneTest.class.getResourceAsStream("near-one.csv")) {
      String text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return List.copyOf(
          text.lines()
              .skip(1)
              .map(line -> line.split(",", -1))
              .collect(
                  Collectors.groupingBy(
                      cells -> cells[0],
                      Collectors.mapping(NearOneTest::place, Collectors.toList())))
              .entrySet());
    }
  }

  private static Place place(String[] cells) {
    return new Place(
        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
  }

  private static LossCurve curve(String text) {
    return LossCurve.of(Formula.parse(text).orThrow().coefficient(Map.of(), 0)).orThrow();
  }

  @ParameterizedTest
  @MethodSource("references")
  void curveKeepsItsDigits(Map.Entry<String, List<Place>> reference) {
    LossCurve curve = curve(reference.getKey());
    for (Place place : reference.getValue()) {
      if (Math.abs(place.loss()) < Double.MIN_NORMAL) {
        continue;
      }
      assertThat(curve.lossAt(place.u()) / place.loss())
          .as("L at %s", place)
          .isCloseTo(1, within(1e-12));
      assertThat(curve.weightedAt(place.u()) / place.weighted())
          .as("p·g at %s", place)
          .isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void tableIsAsExactAsDocumented(Map.Entry<String, List<Place>> reference) {
    CoefficientTable table = CoefficientTable.of(curve(reference.getKey()));
    for (Place place : reference.getValue()) {
      float u = (float) place.u();
      if (u >= Float.MIN_NORMAL) {
        assertClose(table.lossAt(u), place.loss(), place);
        assertClose(table.weightedAt(u), place.weighted(), place);
      }
    }
  }

  /** The table's bound, and what the rounding of u to a float makes of the steepest of them. */
  private static void assertClose(float value, double exact, Place place) {
    if (Math.abs(exact) >= Float.MIN_NORMAL && Math.abs(exact) < Float.MAX_VALUE) {
      assertThat(value / exact).as("%s: %s", place, value).isCloseTo(1, within(1e-6 + 8 * 0x1p-24));
    }
  }
}
