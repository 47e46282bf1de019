package io.github.lossmith.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Against an evaluator in numpy: devkit_reference.json, by make_reference.py beside it. */
class DevkitReferenceTest {
  @Test
  void averagePrecisionIsThatOfAnotherEvaluator() throws IOException {
    int compared = 0;
    for (JsonNode one : cases()) {
      int images = one.get("images").intValue();
      var truth = byImage(one.get("truth"), images, DevkitReferenceTest::object);
      var found = byImage(one.get("found"), images, DevkitReferenceTest::detection);
      for (var result : one.get("results").properties()) {
        String[] name = result.getKey().split(" ");
        MetricSettings settings =
            new MetricSettings(
                Double.parseDouble(name[0]),
                Interpolation.valueOf(name[1]),
                BoxConvention.INCLUSIVE_PIXELS);
        var ours = MeanAveragePrecision.of(List.of("a", "b", "c"), truth, found, settings);
        for (int label = 1; label <= 3; label++) {
          double reference = result.getValue().get(label - 1).doubleValue();
          double average = ours.classes().get(label - 1).averagePrecision();
          assertThat(average).as(result.getKey()).isCloseTo(reference, within(1e-9));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(12 * 6 * 3);
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in = DevkitReferenceTest.class.getResourceAsStream("devkit_reference.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static <T> List<List<T>> byImage(
      JsonNode rows, int images, Function<JsonNode, T> reading) {
    List<List<T>> lists = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      lists.add(new ArrayList<>());
    }
    rows.forEach(row -> lists.get(row.get(0).intValue()).add(reading.apply(row)));
    return lists;
  }

  private static LabelledBox object(JsonNode row) {
    return new LabelledBox(row.get(1).intValue(), box(row), row.get(2).intValue() == 1);
  }

  private static Detection detection(JsonNode row) {
    return new Detection(row.get(1).intValue(), row.get(2).doubleValue(), box(row));
  }

  private static ObjectBox box(JsonNode row) {
    return new ObjectBox(
        row.get(3).doubleValue(),
        row.get(4).doubleValue(),
        row.get(5).doubleValue(),
        row.get(6).doubleValue());
  }
}
