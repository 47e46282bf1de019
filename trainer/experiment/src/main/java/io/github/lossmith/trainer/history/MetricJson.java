package io.github.lossmith.trainer.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.JsonKeys;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Features;
import io.github.lossmith.trainer.history.MetricLine.Note;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Metric lines as JSON objects. The field {@code kind} says which: {@code step}, {@code
 * evaluation}, {@code probabilities}, {@code features}, {@code note}; numbers that are not finite
 * are written as null; {@code time} is in epoch milliseconds. Unknown kinds and fields are skipped,
 * missing numbers are NaN, so that a later version's file still reads.
 */
public final class MetricJson {
  private static final ObjectMapper JSON = mapper();

  private MetricJson() {}

  /** Python's json writes NaN and Infinity, which JSON has no words for. */
  private static ObjectMapper mapper() {
    JsonFactory lines =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(LineTail.MAX_LINE_BYTES)
                    .build())
            .build();
    return new ObjectMapper(lines).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** One line without its end. */
  public static String write(MetricLine line) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", kind(line));
    node.put("loss", line.loss());
    node.put("iteration", line.iteration());
    node.put("time", line.time().toEpochMilli());
    line.match(
        step -> put(node, step),
        evaluation -> put(node, evaluation),
        probabilities -> put(node, probabilities.histogram()),
        features -> put(node, features),
        note -> put(node, note));
    return node.toString();
  }

  private static String kind(MetricLine line) {
    return line.fold(
        step -> "step",
        evaluation -> "evaluation",
        probabilities -> "probabilities",
        features -> "features",
        note -> "note");
  }

  private static void put(ObjectNode node, Step step) {
    put(node, "total", step.total());
    put(node, "classification", step.classification());
    put(node, "boxes", step.boxes());
    put(node, "learningRate", step.learningRate());
    node.put("images", step.images());
    put(node, "seconds", step.seconds());
    if (Double.isFinite(step.ratio())) {
      node.put("ratio", step.ratio()).put("positives", step.positives());
    }
  }

  private static void put(ObjectNode node, Evaluation evaluation) {
    put(node, "map11", evaluation.map11());
    put(node, "mapAll", evaluation.mapAll());
    put(node.putObject("ap11"), evaluation.ap11());
    put(node.putObject("apAll"), evaluation.apAll());
    put(node, "seconds", evaluation.seconds());
  }

  private static void put(ObjectNode node, Features features) {
    node.put("images", features.images());
    put(node, "seconds", features.seconds());
  }

  private static void put(ObjectNode node, Note note) {
    node.put("level", note.level().name().toLowerCase(Locale.ROOT));
    node.put("text", note.text());
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  private static void add(ArrayNode array, double value) {
    if (Double.isFinite(value)) {
      array.add(value);
    } else {
      array.addNull();
    }
  }

  private static void put(ObjectNode node, Map<String, Double> values) {
    values.forEach((key, value) -> put(node, key, value));
  }

  private static void put(ObjectNode node, ProbabilityHistogram histogram) {
    ArrayNode edges = node.putArray("edges").add(0.0);
    ArrayNode objects = node.putArray("objects");
    ArrayNode backgrounds = node.putArray("backgrounds");
    ArrayNode coefficient = node.putArray("coefficient");
    ArrayNode gradient = node.putArray("gradient");
    ArrayNode objectGradient = node.putArray("objectGradient");
    ArrayNode backgroundGradient = node.putArray("backgroundGradient");
    for (Bin bin : histogram.bins()) {
      edges.add(bin.to());
      objects.add(bin.objects());
      backgrounds.add(bin.backgrounds());
      coefficient.add(bin.coefficient());
      gradient.add(bin.gradient());
      add(objectGradient, bin.objectGradient());
      add(backgroundGradient, bin.backgroundGradient());
    }
    put(node.putObject("classGradient"), histogram.classGradient());
    put(node, "easyFrom", histogram.easyFrom());
    node.put("easyAnchors", histogram.easyAnchors());
    node.put("hardAnchors", histogram.hardAnchors());
    put(node, "easyGradient", histogram.easyGradient());
    put(node, "hardGradient", histogram.hardGradient());
  }

  /** The line, or empty if its kind is unknown to this version. */
  public static Optional<MetricLine> read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node == null || !node.isObject() ? Optional.empty() : line(node);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<MetricLine> line(JsonNode node) {
    return switch (node.path("kind").asText()) {
      case "step" -> Optional.of(step(node));
      case "evaluation" -> Optional.of(evaluation(node));
      case "probabilities" -> Optional.of(probabilities(node));
      case "features" -> Optional.of(features(node));
      case "note" -> Optional.of(note(node));
      default -> Optional.empty();
    };
  }

  /**
   * Version 0.1.0 wrote no images and no seconds but their quotient, {@code imagesPerSecond}; it is
   * read as one image in the time that this speed means.
   */
  private static Step step(JsonNode node) {
    double speed = number(node, "imagesPerSecond");
    boolean old = !node.has("seconds") && !Double.isNaN(speed);
    return new Step(
        loss(node),
        iteration(node),
        time(node),
        number(node, "total"),
        number(node, "classification"),
        number(node, "boxes"),
        number(node, "learningRate"),
        old ? 1 : node.path("images").asInt(),
        old ? 1 / speed : number(node, "seconds"),
        number(node, "ratio"),
        number(node, "positives"));
  }

  private static Evaluation evaluation(JsonNode node) {
    return new Evaluation(
        loss(node),
        iteration(node),
        time(node),
        number(node, "map11"),
        number(node, "mapAll"),
        numbers(JsonKeys.at(node, "ap11")),
        numbers(JsonKeys.at(node, "apAll")),
        number(node, "seconds"));
  }

  /**
   * Lines of version 0.1.0 do not say which side the gradient is of; the first recorders listed the
   * classes by their numbers.
   */
  private static Probabilities probabilities(JsonNode node) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < node.path("objects").size(); i++) {
      bins.add(
          new Bin(
              number(node.path("edges"), i),
              number(node.path("edges"), i + 1),
              node.path("objects").path(i).asLong(),
              node.path("backgrounds").path(i).asLong(),
              number(node.path("coefficient"), i),
              number(node.path("gradient"), i),
              number(node.path("objectGradient"), i)));
    }
    double easyFrom = JsonKeys.at(node, "easyFrom").asDouble(ProbabilityHistogram.EASY_FROM);
    return new Probabilities(
        loss(node),
        iteration(node),
        time(node),
        new ProbabilityHistogram(bins, easyFrom, classes(node.path("classGradient"))));
  }

  private static Map<String, Double> classes(JsonNode node) {
    Map<String, Double> values = new LinkedHashMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      values.put(Integer.toString(i), number(node, i));
    }
    return values;
  }

  private static Features features(JsonNode node) {
    return new Features(
        loss(node),
        iteration(node),
        time(node),
        node.path("images").asInt(),
        number(node, "seconds"));
  }

  private static Note note(JsonNode node) {
    return new Note(
        loss(node), iteration(node), time(node), level(node), node.path("text").asText());
  }

  private static Note.Level level(JsonNode node) {
    return Note.Level.valueOf(node.path("level").asText("info").toUpperCase(Locale.ROOT));
  }

  private static String loss(JsonNode node) {
    return node.path("loss").asText();
  }

  private static long iteration(JsonNode node) {
    return node.path("iteration").asLong();
  }

  private static Instant time(JsonNode node) {
    return Instant.ofEpochMilli(node.path("time").asLong());
  }

  private static double number(JsonNode node, String key) {
    return JsonKeys.at(node, key).asDouble(Double.NaN);
  }

  private static Map<String, Double> numbers(JsonNode node) {
    Map<String, Double> values = new TreeMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
    return values;
  }

  private static double number(JsonNode array, int index) {
    return array.path(index).asDouble(Double.NaN);
  }
}
