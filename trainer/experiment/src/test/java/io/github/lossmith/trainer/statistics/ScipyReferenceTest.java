package io.github.lossmith.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against scipy: statistics_reference.json, by make_reference.py beside it, and live. */
class ScipyReferenceTest {
  private static final String PYTHON = System.getProperty("lossmith.python", "/usr/bin/python3");

  /** Of the number itself, or of 1 where it is smaller. */
  private static final double WORST = 1e-9;

  @Test
  void twoHundredCasesAreAsInScipy() throws IOException {
    try (InputStream in =
        ScipyReferenceTest.class.getResourceAsStream("statistics_reference.json")) {
      assertThat(compared(new ObjectMapper().readTree(in))).isEqualTo(200);
    }
  }

  @Test
  void otherCasesAreAsInTheScipyThatIsHere()
      throws IOException, InterruptedException, URISyntaxException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && run("-c", "import scipy.stats").exit() == 0,
        "SKIPPED: no scipy for " + PYTHON + "; apt-get install python3-scipy");
    Path script =
        Path.of(
            Objects.requireNonNull(ScipyReferenceTest.class.getResource("make_reference.py"))
                .toURI());
    Printed printed = run(script.toString(), "2", "60");
    assertThat(printed.exit()).isZero();
    assertThat(compared(new ObjectMapper().readTree(printed.text()))).isEqualTo(60);
  }

  private record Printed(int exit, String text) {}

  private static Printed run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(PYTHON);
    for (String argument : arguments) {
      builder.command().add(argument);
    }
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  private static int compared(JsonNode cases) {
    int count = 0;
    for (JsonNode one : cases) {
      double[] values = numbers(one.get("values"));
      MeanEstimate estimate = MeanEstimate.of(values);
      assertThat(estimate.mean()).isCloseTo(at(one, "mean"), near(one, "mean"));
      assertThat(estimate.deviation()).isCloseTo(at(one, "deviation"), near(one, "deviation"));
      assertThat(estimate.low()).isCloseTo(at(one, "low"), near(one, "low"));
      assertThat(estimate.high()).isCloseTo(at(one, "high"), near(one, "high"));
      assertThat(PairedStudent.applies(values)).isTrue();
      assertThat(PairedStudent.probability(values))
          .isCloseTo(at(one, "student"), near(one, "student"));
      assertThat(PairedSignFlip.probability(values))
          .isCloseTo(at(one, "signFlip"), near(one, "signFlip"));
      assertThat(HolmCorrection.adjusted(numbers(one.get("family"))))
          .containsExactly(numbers(one.get("adjusted")), within(WORST));
      double[] power = numbers(one.get("power"));
      assertThat(SampleSize.pairs(power[0], power[1], power[2]))
          .isCloseTo(one.get("needed").intValue(), within(1));
      count++;
    }
    return count;
  }

  private static double at(JsonNode one, String key) {
    return one.get(key).doubleValue();
  }

  private static Offset<Double> near(JsonNode one, String key) {
    return within(WORST * Math.max(1, Math.abs(at(one, key))));
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).doubleValue();
    }
    return numbers;
  }
}
