package io.github.lossmith.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.metric.AnnotatedSplit;
import io.github.lossmith.trainer.metric.ClassPrecision;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.metric.MeanAveragePrecision;
import io.github.lossmith.trainer.metric.MetricSettings;
import io.github.lossmith.trainer.metric.ReportedDetections;
import io.github.lossmith.trainer.voc.NameList;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith evaluate}: the mAP of detections of any program. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Mean average precision of detections, as the Pascal VOC devkit computes it.",
      "Detections are a folder with a file ID.txt for each image of the split, lines",
      "  class confidence xmin ymin xmax ymax",
      "or one file with lines",
      "  image class confidence xmin ymin xmax ymax",
      "in pixels, counted as in the annotations."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final Map<String, Interpolation> METRICS =
      Map.of("11-point", Interpolation.ELEVEN_POINT, "all-point", Interpolation.ALL_POINT);

  @Spec private CommandSpec spec;

  @Option(names = "--detections", paramLabel = "DIR|FILE", required = true)
  private Path detections;

  @Option(names = "--data", paramLabel = "VOCDIR", required = true)
  private Path data;

  @Option(names = "--split", paramLabel = "NAME", required = true)
  private String split;

  @Option(
      names = "--iou",
      paramLabel = "T",
      defaultValue = "0.5",
      description = "overlap from which an object is found (default: ${DEFAULT-VALUE})")
  private double iou;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "11-point",
      description = "11-point (VOC2007) or all-point (VOC2010 on; default: ${DEFAULT-VALUE})")
  private String metric;

  @Option(names = "--json", description = "only {\"map\": …, \"ap\": {class: …}} on stdout")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  EvaluateCommand() {}

  @Override
  public Integer call() {
    return settings().then(this::evaluate).fold(this::print, StandardStreams.of(spec)::refuse);
  }

  private Outcome<MetricSettings> settings() {
    Interpolation interpolation = METRICS.get(metric);
    if (interpolation == null) {
      return Outcome.bad("app.evaluate.metric", metric);
    }
    if (!(iou > 0 && iou <= 1)) {
      return Outcome.bad("app.evaluate.iou", iou);
    }
    return Outcome.ok(new MetricSettings(iou, interpolation, BoxConvention.INCLUSIVE_PIXELS));
  }

  private Outcome<MeanAveragePrecision> evaluate(MetricSettings settings) {
    return VocFolder.open(data)
        .then(folder -> AnnotatedSplit.read(folder, split))
        .then(truth -> evaluate(truth, settings));
  }

  private Outcome<MeanAveragePrecision> evaluate(AnnotatedSplit truth, MetricSettings settings) {
    return ReportedDetections.read(detections, truth)
        .map(
            found -> {
              found.notes().forEach(this::note);
              return MeanAveragePrecision.ofReported(
                  truth.classes(), truth.objects(), found.boxes(), settings);
            });
  }

  private int print(MeanAveragePrecision result) {
    List<String> empty =
        result.classes().stream()
            .filter(one -> one.objects() == 0)
            .map(ClassPrecision::name)
            .toList();
    if (!empty.isEmpty()) {
      note(Problem.of("app.evaluate.no-objects", NameList.of(empty)));
    }
    return StandardStreams.of(spec).answer(json ? json(result) : table(result));
  }

  private static String json(MeanAveragePrecision result) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    put(root, "map", result.mean());
    ObjectNode classes = root.putObject("ap");
    for (ClassPrecision one : result.classes()) {
      put(classes, one.name(), one.averagePrecision());
    }
    return root + "\n";
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private String table(MeanAveragePrecision result) {
    StringBuilder text = new StringBuilder();
    text.append(row("class", "AP", "objects", "detections", "found"));
    for (ClassPrecision one : result.classes()) {
      text.append(
          row(
              one.name(),
              percent(one.averagePrecision()),
              Integer.toString(one.objects()),
              Integer.toString(one.detections()),
              Integer.toString(one.found())));
    }
    String title = "mAP (" + metric + ", IoU " + iou + ")";
    return text + "%-24s %8s%n".formatted(title, percent(result.mean()));
  }

  private static String row(String name, String ap, String objects, String all, String found) {
    return "%-24s %8s %9s %11s %7s%n".formatted(name, ap, objects, all, found);
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private void note(Problem problem) {
    StandardStreams.of(spec).say("note: " + StandardStreams.oneLine(problem.message()));
  }
}
