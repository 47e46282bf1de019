package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One spelling of keys, and the files of version 0.1.0. */
class JsonKeysTest {
  @ParameterizedTest
  @CsvSource({
    "learningRate, learning_rate",
    "map11, map_11",
    "mapAll, map_all",
    "imagesPerSecond, images_per_second",
    "loss, loss"
  })
  void atReadsBothSpellings(String key, String old) {
    JsonNode node = StrictJson.parse("{\"" + old + "\": 3}", "x.json").orThrow();
    assertThat(JsonKeys.at(node, key).asInt()).isEqualTo(3);
    assertThat(JsonKeys.at(node, "another").isMissingNode()).isTrue();
  }

  @Test
  void atPrefersTheNewSpelling() {
    JsonNode node = StrictJson.parse("{\"map_11\": 1, \"map11\": 2}", "x.json").orThrow();
    assertThat(JsonKeys.at(node, "map11").asInt()).isEqualTo(2);
  }

  private enum Some {
    ONE,
    TWO_LONG_WORDS
  }

  @Test
  void ofIsAConstantsNameInTheSpellingOfFiles() {
    assertThat(JsonKeys.of(Some.ONE)).isEqualTo("one");
    assertThat(JsonKeys.of(Some.TWO_LONG_WORDS)).isEqualTo("twoLongWords");
  }

  private static Design old(String name) throws URISyntaxException {
    var file = Objects.requireNonNull(JsonKeysTest.class.getResource("/release-0.1.0/" + name));
    return DesignFile.read(Path.of(file.toURI())).orThrow();
  }

  @Test
  void designsOfTheFirstReleaseOpen() throws URISyntaxException {
    assertThat(old("typed.lossmith.json"))
        .isEqualTo(
            Design.typed("steep focal", "-(1-p)^gamma/p")
                .withParameter("gamma", 2.5)
                .withNormalisation(Normalisation.ALL)
                .withMining(OptionalDouble.of(3))
                .withNote("two\nlines"));
    List<Knot> knots = List.of(new Knot(0.1, -10), new Knot(0.5, -2), new Knot(1, -0.25));
    assertThat(old("drawn.lossmith.json"))
        .isEqualTo(Design.drawn("by hand", new Drawing(knots, LeftTail.RECIPROCAL)));
  }
}
