package io.github.lossmith.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNumberTest {
  @ParameterizedTest
  @CsvSource({
    "1e-12, 1e-12",
    "-1.5e-9, -1.5e-9",
    "3, 3",
    "0.25, 0.25",
    "0.000012, 0.000012",
    "1000000, 1000000",
    "1e300, 1e300",
    "4.9e-324, 4.9e-324",
    "-0.0, 0",
    "0.9999999999999, 0.9999999999999",
    "20000000, 20000000",
    "-1.25e20, -1.25e20"
  })
  void numbersReadAsTheyAreTyped(double value, String text) {
    assertThat(ReadableNumber.of(value)).isEqualTo(text);
    assertThat(Double.parseDouble(text) + 0.0).isEqualTo(value + 0.0);
  }
}
