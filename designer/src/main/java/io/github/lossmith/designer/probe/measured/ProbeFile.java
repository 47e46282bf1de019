package io.github.lossmith.designer.probe.measured;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code *.probe.json}, which is untrusted: of bounded size, every number checked. Unknown
 * keys are skipped, so that a later probe.py's file still reads.
 */
public final class ProbeFile {
  public static final int VERSION = 1;

  /** What such a file's name ends in. */
  public static final String SUFFIX = ".probe.json";

  private static final String FORMAT = "lossmith-probe";

  /** With K up to 100 a file takes 700,000; five such. */
  private static final int MOST_BYTES = 4_000_000;

  private static final int MOST_CURVES = 400;
  private static final int MOST_POINTS = 2000;
  private static final int MOST_BATCHES = 500;
  private static final int MOST_ROWS = 100;
  private static final int MOST_EVENTS = 500;
  private static final int MOST_ARGUMENTS = 100;
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_CLASSES = 1000;

  /** Far beyond what separates p from 0 and 1 in any precision. */
  private static final double GREATEST_LOGIT = 1e6;

  private final String place;

  private ProbeFile(String place) {
    this.place = place;
  }

  public static Outcome<ProbeRecord> read(Path file) {
    String place = file.toString();
    return StrictJson.read(file, MOST_BYTES).then(tree -> new ProbeFile(place).record(tree));
  }

  public static Outcome<ProbeRecord> parse(String json, String place) {
    return StrictJson.parse(json, place).then(tree -> new ProbeFile(place).record(tree));
  }

  private Outcome<ProbeRecord> record(JsonNode tree) {
    try {
      return Outcome.ok(checked(tree));
    } catch (Refusal refusal) {
      return Outcome.bad(refusal.problem);
    }
  }

  private ProbeRecord checked(JsonNode tree) {
    if (!tree.isObject() || !tree.path("format").asText().equals(FORMAT)) {
      throw new Refusal(Problem.of("designer.probe.file.format", place));
    }
    int version = tree.path("version").asInt(0);
    if (version != VERSION) {
      throw new Refusal(Problem.of("designer.probe.file.version", place, version, VERSION));
    }
    String name = text(tree.path("loss"), "name", "loss");
    List<ProbeEvent> events = events(tree.path("events"));
    if (!tree.path("convention").isObject()) {
      String why =
          events.stream().map(ProbeEvent::text).filter(t -> !t.isEmpty()).findFirst().orElse("-");
      boolean hangs = events.stream().anyMatch(e -> e.kind().equals("hangs"));
      throw new Refusal(
          hangs
              ? Problem.of("designer.probe.file.hangs", place, name)
              : Problem.of("designer.probe.file.refused", place, name, why));
    }
    List<ProbedCurve> curves = curves(tree.path("curves"));
    if (curves.stream().noneMatch(ProbedCurve::isAlive)) {
      throw new Refusal(Problem.of("designer.probe.file.dead", place, name));
    }
    return new ProbeRecord(
        name,
        arguments(tree.path("loss").path("arguments")),
        convention(tree.path("convention")),
        text(tree, "returns", "scalar"),
        classes(tree.path("classes")),
        curves,
        batches(tree.path("batches")),
        columns(tree.path("columns")),
        events,
        repeat(tree.path("repeat")),
        tree.path("leftOut").size());
  }

  private List<Double> repeat(JsonNode tree) {
    List<Double> values = new ArrayList<>();
    for (JsonNode item : items(tree, "/repeat", 10)) {
      values.add(measured(item, "/repeat"));
    }
    return values;
  }

  private Map<String, Double> arguments(JsonNode tree) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      if (values.size() < MOST_ARGUMENTS && entry.getValue().isNumber()) {
        values.put(shortened(entry.getKey()), entry.getValue().doubleValue());
      }
    }
    return values;
  }

  private CallConvention convention(JsonNode tree) {
    return new CallConvention(
        choice(tree, "kind", "softmax", "sigmoid"),
        choice(tree, "input", "logits", "probabilities", "log-probabilities"),
        choice(tree, "targets", "index", "onehot", "values"),
        text(tree, "layout", "N,K"),
        text(tree, "type", "int64"),
        choice(tree, "order", "inputs-first", "targets-first"),
        choice(tree, "precision", "float64", "float32"),
        tree.has("first") ? whole(tree.path("first"), "/convention/first", 1) : 0,
        Math.max(-1, Math.min(MOST_CLASSES, tree.path("other").asInt(1))),
        scales(tree.path("scales")),
        tree.path("certainty").asInt(1));
  }

  private List<Double> scales(JsonNode tree) {
    List<Double> scales = new ArrayList<>();
    for (JsonNode item : items(tree, "/convention/scales", MOST_CLASSES)) {
      scales.add(finite(item, "/convention/scales"));
    }
    return scales;
  }

  private List<Integer> classes(JsonNode tree) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode item : items(tree, "/classes", MOST_CLASSES)) {
      numbers.add(whole(item, "/classes", MOST_CLASSES));
    }
    if (numbers.isEmpty()) {
      throw refuse("/classes", "1");
    }
    return numbers;
  }

  private List<ProbedCurve> curves(JsonNode tree) {
    List<ProbedCurve> curves = new ArrayList<>();
    for (JsonNode item : items(tree, "/curves", MOST_CURVES)) {
      curves.add(curve(item, "/curves/" + curves.size()));
    }
    return curves;
  }

  private ProbedCurve curve(JsonNode tree, String path) {
    return new ProbedCurve(
        whole(tree.path("classes"), path + "/classes", MOST_CLASSES),
        whole(tree.path("target"), path + "/target", MOST_CLASSES),
        choice(tree, "others", "even", "one", "falling"),
        choice(tree, "type", "float64", "float32", "float16"),
        tree.path("emulated").asBoolean(false),
        finite(tree.path("shift"), path + "/shift"),
        examples(tree.path("mates"), path + "/mates"),
        points(tree, path));
  }

  private List<ProbedPoint> points(JsonNode tree, String path) {
    JsonNode places = tree.path("s");
    List<ProbedPoint> points = new ArrayList<>();
    int i = 0;
    for (JsonNode item : items(places, path + "/s", MOST_POINTS)) {
      JsonNode gradient = tree.path("gradient").path(i);
      if (!gradient.isMissingNode() && !gradient.isNull()) {
        points.add(
            new ProbedPoint(
                finite(item, path + "/s"),
                measured(gradient, path + "/gradient"),
                measured(tree.path("difference").path(i), path + "/difference"),
                measured(tree.path("loss").path(i), path + "/loss"),
                measured(tree.path("rest").path(i), path + "/rest")));
      }
      i++;
    }
    points.sort(Comparator.comparingDouble(ProbedPoint::s));
    return points;
  }

  private List<ProbedExample> examples(JsonNode tree, String path) {
    List<ProbedExample> examples = new ArrayList<>();
    for (JsonNode item : items(tree, path, MOST_ROWS)) {
      if (item.size() != 2) {
        throw refuse(path, shown(item));
      }
      examples.add(
          new ProbedExample(whole(item.path(0), path, MOST_CLASSES), finite(item.path(1), path)));
    }
    return examples;
  }

  private List<ProbedBatch> batches(JsonNode tree) {
    List<ProbedBatch> batches = new ArrayList<>();
    for (JsonNode item : items(tree, "/batches", MOST_BATCHES)) {
      String path = "/batches/" + batches.size();
      List<ProbedExample> rows = examples(item.path("rows"), path + "/rows");
      List<Double> gradients = new ArrayList<>();
      for (JsonNode gradient : items(item.path("gradients"), path, MOST_ROWS)) {
        gradients.add(measured(gradient, path + "/gradients"));
      }
      if (gradients.size() != rows.size() || rows.isEmpty()) {
        throw refuse(path + "/gradients", Integer.toString(gradients.size()));
      }
      batches.add(new ProbedBatch(rows, gradients, measured(item.path("value"), path + "/value")));
    }
    return batches;
  }

  /** A square, each line as long as there are lines. */
  private List<List<Double>> columns(JsonNode tree) {
    List<List<Double>> lines = new ArrayList<>();
    for (JsonNode line : items(tree, "/columns", MOST_ROWS)) {
      List<Double> gradients = new ArrayList<>();
      for (JsonNode gradient : items(line, "/columns", MOST_ROWS)) {
        gradients.add(measured(gradient, "/columns"));
      }
      lines.add(gradients);
    }
    boolean square = lines.stream().allMatch(line -> line.size() == lines.size());
    return square ? lines : List.of();
  }

  private List<ProbeEvent> events(JsonNode tree) {
    List<ProbeEvent> events = new ArrayList<>();
    for (JsonNode item : items(tree, "/events", MOST_EVENTS)) {
      JsonNode s = item.path("s");
      events.add(
          new ProbeEvent(
              text(item, "kind", ""),
              text(item, "text", ""),
              text(item, "type", ""),
              item.path("classes").asInt(0),
              s.isNumber() ? s.doubleValue() : Double.NaN,
              Math.max(0, item.path("count").asLong(1))));
    }
    return events;
  }

  private Iterable<JsonNode> items(JsonNode tree, String path, int most) {
    if (tree.size() > most || !(tree.isArray() || tree.isMissingNode())) {
      throw refuse(path, tree.isArray() ? Integer.toString(tree.size()) : shown(tree));
    }
    return tree;
  }

  private int whole(JsonNode value, String path, int most) {
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
      throw refuse(path, shown(value));
    }
    return value.intValue();
  }

  private double finite(JsonNode value, String path) {
    if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= GREATEST_LOGIT)) {
      throw refuse(path, shown(value));
    }
    return value.doubleValue();
  }

  /** A number, or one of the words for those that JSON cannot say; NaN where there is none. */
  private double measured(JsonNode value, String path) {
    if (value.isMissingNode() || value.isNull()) {
      return Double.NaN;
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return switch (value.asText()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> throw refuse(path, shown(value));
    };
  }

  private String choice(JsonNode tree, String key, String... known) {
    String value = tree.path(key).asText();
    for (String word : known) {
      if (word.equals(value)) {
        return word;
      }
    }
    throw refuse("/" + key, shown(tree.path(key)));
  }

  private static String text(JsonNode tree, String key, String otherwise) {
    JsonNode value = tree.path(key);
    return value.isTextual() ? shortened(value.textValue()) : otherwise;
  }

  private static String shortened(String text) {
    return OneLine.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "-" : value.toString();
    return OneLine.of(text.length() <= 60 ? text : text.substring(0, 60) + "…");
  }

  private Refusal refuse(String path, String found) {
    return new Refusal(Problem.of("designer.probe.file.value", place, path, found));
  }

  /** Ends the reading of a tree; never leaves this class. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refusal(Problem problem) {
      super(null, null, false, false);
      this.problem = problem;
    }
  }
}
