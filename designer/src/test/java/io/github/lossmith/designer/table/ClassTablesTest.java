package io.github.lossmith.designer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassTablesTest {
  private static final List<String> CLASSES = List.of("red", "white", "platelet");
  private static final Map<String, Long> COUNTS = counts(1000, 100, 10);

  private static Map<String, Long> counts(long red, long white, long platelet) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("red", red);
    counts.put("white", white);
    counts.put("platelet", platelet);
    return counts;
  }

  private static ClassVectors vectors(ClassTables tables) {
    return tables.resolve(CLASSES, COUNTS, 0).orThrow();
  }

  private static ClassTables rule(ClassRule rule, Map<String, Double> parameters) {
    return new ClassTables(Optional.of(rule), parameters, Map.of(), Map.of());
  }

  /** Values of Python's math module, to the floats' precision. */
  private static void assertWeights(ClassVectors vectors, double... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) vectors.weight(i + 1)).isCloseTo(wanted[i], within(1e-6));
    }
    assertThat(vectors.weight(0)).isEqualTo(1);
  }

  @Test
  void weightsFollowTheCountsAndAreOneOnTheAverage() {
    assertWeights(
        vectors(ClassTables.of(ClassRule.INVERSE_FREQUENCY)),
        0.02702702702702703,
        0.2702702702702703,
        2.7027027027027026);
    assertWeights(
        vectors(rule(ClassRule.EFFECTIVE_NUMBER, Map.of("beta", 0.999))),
        0.042160398044265884,
        0.2800001446173263,
        2.6778394573384077);
  }

  @Test
  void vectorScalingHasOffsetsAndScales() {
    ClassVectors vectors = vectors(ClassTables.of(ClassRule.VS));
    double[] offsets = {1.2428153416798335, -1.6354160245627234, -4.51364739080528};
    double[] scales = {1.0, 0.7079457843841379, 0.5011872336272722};
    for (int i = 0; i < 3; i++) {
      assertThat((double) vectors.offset(i + 1)).isCloseTo(offsets[i], within(1e-6));
      assertThat((double) vectors.scale(i + 1)).isCloseTo(scales[i], within(1e-6));
    }
    assertThat(vectors.offset(0)).isZero();
    assertThat(vectors.scale(0)).isEqualTo(1);
  }

  @Test
  void theRarestClassHasTheGreatestMargin() {
    ClassVectors vectors = vectors(ClassTables.of(ClassRule.LDAM));
    assertThat((double) vectors.margin(1)).isCloseTo(0.5 * Math.pow(0.01, 0.25), within(1e-6));
    assertThat(vectors.margin(3)).isEqualTo(0.5f);
    assertThat(vectors.margin(0)).isZero();
  }

  @ParameterizedTest
  @EnumSource(ClassRule.class)
  void equalCountsChangeNothingButAMargin(ClassRule rule) {
    ClassVectors vectors = ClassTables.of(rule).resolve(CLASSES, counts(7, 7, 7), 0).orThrow();
    assertThat(vectors.isNeutral()).isEqualTo(rule != ClassRule.LDAM);
    assertThat(ClassTablesJson.read(ClassTablesJson.write(ClassTables.of(rule))))
        .isEqualTo(Outcome.ok(ClassTables.of(rule)));
  }

  @Test
  void sharesAreThoseOfTheObjectsAndOneForBackground() {
    ClassVectors vectors = vectors(ClassTables.NONE);
    assertThat(vectors.share(0)).isEqualTo(1);
    assertThat(vectors.share(2)).isCloseTo(100 / 1110.0, within(1e-15));
    assertThat(ClassTables.NONE.resolve(CLASSES, Map.of(), 0).orThrow().hasShares()).isFalse();
  }

  private static String refusal(ClassTables tables, Map<String, Long> counts) {
    return tables.resolve(CLASSES, counts, 0).failure().map(Problem::message).orElse("");
  }

  @Test
  void classesWithoutValuesOrObjectsAreNamed() {
    Map<ClassTerm, Map<String, Double>> two =
        Map.of(ClassTerm.WEIGHT, Map.of("red", 1.0, "white", 2.0));
    Map<ClassTerm, Map<String, Double>> four =
        Map.of(ClassTerm.MARGIN, Map.of("red", 1.0, "white", 2.0, "platelet", 1.0, "blue", 1.0));
    assertThat(refusal(new ClassTables(Optional.empty(), Map.of(), two, Map.of()), COUNTS))
        .startsWith("weights has no value for the class \"platelet\"; it has ");
    assertThat(refusal(new ClassTables(Optional.empty(), Map.of(), four, Map.of()), COUNTS))
        .isEqualTo(
            "margins has a value for \"blue\", which is none of the classes red, white, platelet.");
    assertThat(refusal(ClassTables.of(ClassRule.CDT), counts(3, 0, 1)))
        .isEqualTo("The rule cdt needs objects of every class to train on; \"white\" has none.");
    assertThat(refusal(ClassTables.of(ClassRule.CDT), Map.of()))
        .startsWith("The rule cdt makes its tables of the number of objects of each class");
  }

  @Test
  void aMillionClassesAreRefusedInOneLine() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode weights = tree.putObject("weights");
    for (int i = 0; i < 1_000_000; i++) {
      weights.put("c" + i, 1);
    }
    assertThat(ClassTablesJson.read(tree).failure().map(Problem::message))
        .contains("weights names 1000000 classes; at most 10000 are read.");
  }

  @Test
  void backgroundMayHaveAValueOfItsOwn() {
    Map<String, Double> weights =
        Map.of("red", 1.0, "white", 2.0, "platelet", 4.0, "background", 0.5);
    ClassVectors vectors =
        vectors(
            new ClassTables(
                Optional.empty(), Map.of(), Map.of(ClassTerm.WEIGHT, weights), Map.of()));
    assertThat(vectors.weight(0)).isEqualTo(0.5f);
    assertThat(vectors.weight(3)).isEqualTo(4);
  }

  @Test
  void whatIsNoNumberIsToldWithItsClass() {
    assertThat(
            ClassTablesText.parse("{\"weights\": {\"cat\": NaN}}")
                .failure()
                .orElseThrow()
                .message(Locale.ENGLISH))
        .isEqualTo("weights of \"cat\" is NaN; it must be a number above 0, at most 1000000.");
    assertThat(
            ClassTablesText.parse("{\"offsets\": {\"cat\": -Infinity}}")
                .failure()
                .orElseThrow()
                .message(Locale.ENGLISH))
        .startsWith("offsets of \"cat\" is \"-Infinity\";");
    assertThat(ClassTablesText.parse("vs, gamma=7").failure().orElseThrow().message(Locale.ENGLISH))
        .startsWith("gamma of the rule vs is 7;");
  }
}
