package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.trainer.SharedData;
import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.metric.MeanAveragePrecision;
import io.github.lossmith.trainer.metric.MetricSettings;
import io.github.lossmith.trainer.prior.Matching;
import io.github.lossmith.trainer.prior.PriorMatch;
import io.github.lossmith.trainer.prior.Priors;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program, run: a whole small training, and its parts against ours. */
class ExperimentProgramTest {
  @TempDir private Path folder;
  private Path script = Path.of("");
  private Path data = Path.of("");

  private static String tiny() {
    Design drawn =
        Design.drawn(
            "It's drawn",
            new Drawing(List.of(new Knot(0.1, -8), new Knot(1, -0.1)), LeftTail.RECIPROCAL));
    return """
    {"name": "tiny", "data": {"parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
     "detector": {"trunk": "small", "size": 96, "copies": 1,
       "minimumSizes": [16, 40, 60], "maximumSizes": [40, 60, 90], "backgroundPrior": 0.01},
     "schedule": {"iterations": 6, "batch": 4, "evaluations": 2, "checkpointEvery": 2},
     "losses": [{"name": "Focal", "design": "focal"},
                {"name": "Scheduled \\"t\\"", "design":
                   {"name": "s", "formula": "-(1-p)^(2*t)/p", "normalisation": "all"}},
                {"name": "Drawn", "mining": 3, "boxWeight": 0.2, "design": %s}]}
    """
        .formatted(DesignFile.print(drawn));
  }

  @BeforeEach
  void exportAndMakeImages() throws Exception {
    TorchProgram.assumeTorch();
    script = folder.resolve("tiny.py");
    Experiment experiment = ExperimentFile.parse(tiny(), "tiny").orThrow();
    Files.writeString(script, ExperimentProgram.text(experiment, folder).orThrow());
    data = TinyVoc.write(folder.resolve("data"), 10, 6);
  }

  private List<MetricLine> lines(Path run) throws Exception {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(MetricJson::read)
        .map(Optional::orElseThrow)
        .toList();
  }

  @Test
  void wholeTrainingIsARunThatWeRead() throws Exception {
    Path run = folder.resolve("run");
    TorchProgram.run(script, "--data", data, "--out", run, "--device", "cpu", "--threads", 1);
    RunDirectory directory = new RunDirectory(run);
    assertThat(directory.state().orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(directory.state().orElseThrow().progress()).isEqualTo(1);
    Experiment read = ExperimentFile.read(directory.experiment()).orThrow();
    assertThat(read.losses()).hasSize(3);
    List<MetricLine> lines = lines(run);
    assertThat(lines.stream().filter(Step.class::isInstance)).hasSize(18);
    assertThat(lines.stream().filter(Probabilities.class::isInstance)).hasSize(9);
    assertThat(lines.stream().filter(Evaluation.class::isInstance))
        .hasSize(6)
        .allSatisfy(line -> assertThat(((Evaluation) line).map11()).isBetween(0.0, 1.0));
    assertThat(directory.detectionIterations("Drawn")).containsExactly(3L, 6L);
  }

  @Test
  void resumedRunEqualsAnUninterruptedOne() throws Exception {
    Path whole = folder.resolve("whole");
    TorchProgram.run(script, "--data", data, "--out", whole, "--device", "cpu", "--threads", 1);
    Path broken = folder.resolve("broken");
    TorchProgram.copy(whole, broken);
    Files.delete(broken.resolve("checkpoints/Drawn/step-0000006.pt"));
    Files.writeString(
        broken.resolve("metrics.jsonl"),
        Files.readString(whole.resolve("metrics.jsonl")) + "{\"kind\": \"st");
    TorchProgram.run(
        script, "--data", data, "--out", broken, "--device", "cpu", "--threads", 1, "--resume");
    assertThat(totals(lines(broken))).isEqualTo(totals(lines(whole)));
  }

  @Test
  void batchInPartsHasTheLossOfTheWhole() throws Exception {
    Experiment whole =
        CompleteExperiment.of(ExperimentFile.parse(tiny(), "tiny").orThrow()).orThrow();
    List<List<Double>> totals = new ArrayList<>();
    for (int parts : new int[] {1, 3}) {
      Path experiment = folder.resolve("in-" + parts + ".json");
      ExperimentFile.write(whole.withSchedule(whole.schedule().withAccumulate(parts)), experiment);
      Path run = folder.resolve("run-" + totals.size());
      TorchProgram.run(
          script, experiment, "--data", data, "--out", run, "--device", "cpu", "--threads", 1);
      totals.add(totals(lines(run)));
    }
    for (int i = 0; i < totals.get(0).size(); i++) {
      double expected = totals.get(0).get(i);
      double tolerance = i % 6 == 0 ? 1e-5 : 0.02; // Adam enlarges rounding after the first step
      assertThat(totals.get(1).get(i)).isCloseTo(expected, within(tolerance * expected));
    }
  }

  @Test
  void frozenMobileNetHasOurFeaturesAndTrains() throws Exception {
    Path weights = SharedData.weights("0.35");
    Path bccd = folder.resolve("bccd.py");
    Files.writeString(
        bccd, ExperimentProgram.text(ExperimentPresets.named("bccd"), folder).orThrow());
    Path experiment = folder.resolve("frozen.json");
    Files.writeString(
        experiment,
        """
        {"name": "frozen", "detector": {"trunk": "frozen", "width": 0.35, "size": 96},
         "data": {"parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
         "schedule": {"iterations": 2, "batch": 4, "evaluations": 1},
         "losses": [{"name": "CE + OHEM", "design": "ce", "mining": 1}]}
        """);
    Path run = folder.resolve("frozen");
    TorchProgram.run(
        bccd, experiment, "--data", data, "--out", run, "--device", "cpu", "--weights", weights);
    assertThat(lines(run).stream().filter(Evaluation.class::isInstance)).hasSize(1);

    Path driver = folder.resolve("driver.py");
    Files.writeString(
        driver,
        """
        import sys
        import numpy as np, torch
        sys.path.insert(0, sys.argv[1])
        import tiny
        trunk = tiny.MobileNetV2(0.35)
        trunk.load(sys.argv[2])
        y, x, c = np.meshgrid(np.arange(99), np.arange(99), np.arange(3), indexing="ij")
        image = np.sin(0.05 * (x + 2 * y) + c).transpose(2, 0, 1)[None].astype(np.float32)
        with torch.no_grad():
            maps = [m[0].permute(1, 2, 0).flatten() for m in trunk(torch.from_numpy(image))]
        rows = [line.split(",") for line in open(sys.argv[3]).read().split()[1:]]
        print(max(abs(maps[int(a)][int(b)].item() - float(v)) for a, b, v in rows), len(rows))
        """);
    Path reference = Path.of(getClass().getResource("../detector/trunk-reference.csv").toURI());
    String[] seen = TorchProgram.run(driver, folder, weights, reference).strip().split(" ");
    assertThat(Double.parseDouble(seen[0])).isLessThan(2e-3);
    assertThat(Integer.parseInt(seen[1])).isGreaterThan(500);
  }

  private static List<Double> totals(List<MetricLine> lines) {
    return lines.stream()
        .filter(Step.class::isInstance)
        .map(line -> ((Step) line).total())
        .toList();
  }

  @Test
  void sameDetectionsHaveOurPrecision() throws Exception {
    Dataset truth =
        VocReader.read(List.of(new VocReader.Source(data, List.of("train"))), List.of()).orThrow();
    Path files = Files.createDirectories(folder.resolve("found"));
    Random random = new Random(5);
    List<List<Detection>> found = new ArrayList<>();
    for (var sample : truth.samples()) {
      List<Detection> here = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (LabelledBox object : sample.objects()) {
        for (int i = 0; i < 3; i++) {
          double shift = random.nextInt(24) - 6;
          ObjectBox box =
              new ObjectBox(
                  object.box().xmin() + shift,
                  object.box().ymin(),
                  object.box().xmax() + shift,
                  object.box().ymax());
          float score = random.nextInt(100) / 100f;
          here.add(new Detection(object.label(), score, box));
          text.append(truth.name(object.label()) + " " + score + " " + box.xmin() + " ");
          text.append(box.ymin() + " " + box.xmax() + " " + box.ymax() + "\n");
        }
      }
      found.add(here);
      Files.writeString(files.resolve(sample.id() + ".txt"), text);
    }
    String json = TorchProgram.run(script, "--evaluate", files, "--data", data, "--split", "train");
    JsonNode theirs = new ObjectMapper().readTree(json);
    assertThat(theirs.get("map").asDouble())
        .isCloseTo(ours(truth, found, Interpolation.ELEVEN_POINT), within(1e-9))
        .isBetween(0.05, 0.95);
    assertThat(theirs.get("mapAll").asDouble())
        .isCloseTo(ours(truth, found, Interpolation.ALL_POINT), within(1e-9));
  }

  private static double ours(Dataset truth, List<List<Detection>> found, Interpolation how) {
    List<List<LabelledBox>> objects = truth.samples().stream().map(s -> s.objects()).toList();
    MetricSettings settings = new MetricSettings(0.5, how, BoxConvention.INCLUSIVE_PIXELS);
    return MeanAveragePrecision.of(truth.classes(), objects, found, settings).mean();
  }

  @Test
  void priorsAndMatchesAreOurs() throws Exception {
    Path driver = folder.resolve("driver.py");
    Files.writeString(
        driver,
        """
        import json, sys
        sys.path.insert(0, sys.argv[1])
        import tiny
        boxes = [[.1, .1, .5, .4], [.3, .35, .42, .9], [.31, .35, .43, .9], [.9, .9, .99, .95]]
        out = []
        for detector in json.loads(sys.argv[2]):
            priors = tiny.make_priors(detector)
            labels, offsets = tiny.match(priors, boxes, [1, 2, 3, 1])
            out.append([priors.flatten().tolist(), labels.tolist(), offsets.flatten().tolist()])
        print(json.dumps(out))
        """);
    List<Experiment> presets =
        List.of(ExperimentPresets.named("quick"), ExperimentPresets.named("bccd"));
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> settings = new ArrayList<>();
    for (Experiment preset : presets) {
      settings.add(json.readTree(ExperimentFile.print(preset)).get("detector"));
    }
    JsonNode theirs = json.readTree(TorchProgram.run(driver, folder, settings.toString()));
    for (int i = 0; i < presets.size(); i++) {
      Priors priors = Priors.of(presets.get(i).detector());
      float[] boxes = {
        .1f, .1f, .5f, .4f, .3f, .35f, .42f, .9f, .31f, .35f, .43f, .9f, .9f, .9f, .99f, .95f
      };
      PriorMatch match = Matching.match(priors, boxes, new int[] {1, 2, 3, 1});
      assertSame(theirs.get(i).get(0), priors.centred());
      assertSame(theirs.get(i).get(2), match.offsets());
      for (int k = 0; k < match.labels().length; k++) {
        assertThat(theirs.get(i).get(1).get(k).asInt()).isEqualTo(match.labels()[k]);
      }
    }
  }

  private static void assertSame(JsonNode theirs, float[] ours) {
    assertThat(theirs.size()).isEqualTo(ours.length);
    for (int i = 0; i < ours.length; i++) {
      assertThat(theirs.get(i).floatValue()).isCloseTo(ours[i], within(1e-4f));
    }
  }
}
