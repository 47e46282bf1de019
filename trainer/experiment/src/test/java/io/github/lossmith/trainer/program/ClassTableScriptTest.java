package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program's tables of the classes, against ours. */
class ClassTableScriptTest {
  private static final List<String> CLASSES = List.of("a", "b");
  private static final Map<String, Long> COUNTS = Map.of("a", 300L, "b", 5L);
  private static final float[][] LOGITS = {
    {2.0f, 0.5f, -1.0f}, {0.1f, 1.5f, 0.3f}, {-2.0f, 1.0f, 4.0f}, {9.0f, 0.0f, 0.0f}
  };
  private static final int[] LABELS = {0, 1, 2, 2};
  private static final String DRIVER =
      """
      import json, sys
      import torch
      sys.path.insert(0, sys.argv[1])
      import program
      class Sample:
          def __init__(self, name, count):
              self.objects = [(name, None, False)] * count + [(name, None, True)]
      logits = torch.tensor([[[2.0, 0.5, -1.0], [0.1, 1.5, 0.3], [-2.0, 1.0, 4.0], [9.0, 0.0, 0.0]]])
      labels, none = torch.tensor([[0, 1, 2, 2]]), torch.zeros(1, 4, 4)
      samples, out = [Sample("a", 300), Sample("b", 5)], {}
      for settings in program.EXPERIMENT["losses"]:
          loss = program.DetectionLoss(settings).on(["a", "b"], samples, "cpu")
          each = []
          for i in range(4):
              z = logits[:, i:i + 1].clone().requires_grad_()
              _, value, _ = loss(z, none[:, i:i + 1], labels[:, i:i + 1], none[:, i:i + 1])
              value.backward()
              each.append([value.item(), *z.grad.flatten().tolist()])
          out[settings["name"]] = each
      for wrong in ({"weights": {"a": 1}}, {"margins": {"a": 1, "b": 1, "c": 1}}):
          try:
              program.ClassTables(wrong, ["a", "b"], {}, "cpu")
          except program.Fault as problem:
              out[next(iter(wrong))] = str(problem)
      print(json.dumps(out))
      """;

  @TempDir private Path folder;

  private static Experiment experiment() {
    String ruled =
        Stream.of(ClassRule.values())
            .map(ClassRule::key)
            .map(
                key ->
                    """
                    {"name": "%s", "design": "focal", "normalisation": "none",
                     "classTables": {"rule": "%s"}},"""
                        .formatted(key, key))
            .collect(Collectors.joining());
    return ExperimentFile.parse(
            """
            {"name": "tables", "losses": [%s
              {"name": "share", "normalisation": "none", "design":
                {"formula": "-(1-p)^(1/freq)/(p+0.2)", "background": {"formula": "-1/p"}}},
              {"name": "typed", "normalisation": "none", "design": {"formula": "-(1-p)/p",
                "classTables": {"weights": {"a": 0.5, "b": 2, "background": 0.1},
                  "margins": {"a": 0.5, "b": 1}, "scales": {"a": 1, "b": 0.5}}}}]}
            """
                .formatted(ruled),
            "x")
        .orThrow();
  }

  @Test
  void lossAndGradientOfEveryRuleAreOurs() throws Exception {
    TorchProgram.assumeTorch();
    Experiment experiment = experiment();
    Files.writeString(
        folder.resolve("program.py"), ExperimentProgram.text(experiment, folder).orThrow());
    Path driver = Files.writeString(folder.resolve("driver.py"), DRIVER);
    JsonNode seen = new ObjectMapper().readTree(TorchProgram.run(driver, folder));
    for (var loss : experiment.losses()) {
      Design design = loss.design().resolve().orThrow();
      for (int row = 0; row < LABELS.length; row++) {
        assertAgrees(loss.name(), seen.path(loss.name()).path(row), design, row);
      }
    }
    assertThat(seen.path("weights").textValue())
        .isEqualTo("weights has no value for the class \"b\"; it has a. Add one.");
    assertThat(seen.path("margins").textValue())
        .isEqualTo("margins has a value for \"c\", which is none of the classes a, b.");
  }

  private static void assertAgrees(String name, JsonNode there, Design design, int row) {
    ClassVectors classes = design.classTables().resolve(CLASSES, COUNTS, 0).orThrow();
    int target = LABELS[row];
    LossCurve curve =
        Coefficients.curve(Coefficients.atTarget(design, classes, target, target == 0), 1)
            .orThrow();
    float[] z = LOGITS[row].clone();
    classes.change(z, 0, target);
    double sum = 0;
    for (float one : z) {
      sum += Math.exp(one - z[target]);
    }
    double p = 1 / sum;
    double loss = classes.weight(target) * curve.loss(p);
    assertThat(there.path(0).doubleValue()).as(name).isCloseTo(loss, within(1e-4 * (1 + loss)));
    for (int k = 0; k < z.length; k++) {
      double other = Math.exp(z[k] - z[target]) / sum;
      double towards = k == target ? 1 - p : -other;
      double wanted = classes.scale(k) * classes.weight(target) * curve.weighted(p) * towards;
      assertThat(there.path(1 + k).doubleValue())
          .as(name + ", " + row)
          .isCloseTo(wanted, within(1e-4 * (1e-2 + Math.abs(wanted))));
    }
  }
}
