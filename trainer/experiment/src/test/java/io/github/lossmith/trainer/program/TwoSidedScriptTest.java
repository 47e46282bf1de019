package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program's loss for designs with two sides, against our curves. */
class TwoSidedScriptTest {
  private static final String EXPERIMENT =
      """
      {"name": "sides", "data": {"parts": [{"root": "", "train": ["train"], "test": ["test"]}]},
       "losses": [{"name": "ASL", "design": "asl", "normalisation": "none"},
                  {"name": "scheduled", "normalisation": "none", "design": {"version": 2,
                    "formula": "-(1-p)^(2*t)/p", "background": {"formula": "-2/p"}}},
                  {"name": "one", "normalisation": "none", "design":
                    {"formula": "-(1-p)^2/(p+0.1)"}},
                  {"name": "equal", "normalisation": "none", "design": {"version": 2,
                    "formula": "-(1-p)^2/(p+0.1)", "background": {"formula": "-(1-p)^2/(p+0.1)"}}}]}
      """;
  private static final String DRIVER =
      """
      import json, sys
      import torch
      sys.path.insert(0, sys.argv[1])
      import program
      logits = torch.tensor([[[2.0, 0.5, -1.0], [0.1, 1.5, 0.3], [-2.0, 1.0, 4.0], [9.0, 0.0, 0.0]]])
      labels, none = torch.tensor([[0, 1, 1, 0]]), torch.zeros(1, 4, 4)
      out = {"p": torch.softmax(logits, -1).gather(-1, labels[..., None])[0, :, 0].tolist()}
      for settings in program.EXPERIMENT["losses"]:
          loss = program.DetectionLoss(settings)
          loss.follow(0.5)
          each = []
          for i in range(4):
              z = logits[:, i:i + 1].clone().requires_grad_()
              _, value, _ = loss(z, none[:, i:i + 1], labels[:, i:i + 1], none[:, i:i + 1])
              value.backward()
              each.append([value.item(), *z.grad.flatten().tolist()])
          histogram = program.Histogram(["a", "b"])
          histogram.add(loss, logits, labels)
          out[settings["name"]] = [each, sum(histogram.fields()["coefficient"])]
      print(json.dumps(out))
      """;

  @TempDir private static Path folder;
  private static JsonNode seen = new ObjectMapper().nullNode();

  @BeforeAll
  static void run() throws Exception {
    TorchProgram.assumeTorch();
    Files.writeString(
        folder.resolve("program.py"),
        ExperimentProgram.text(ExperimentFile.parse(EXPERIMENT, "x").orThrow(), folder).orThrow());
    Path driver = Files.writeString(folder.resolve("driver.py"), DRIVER);
    seen = new ObjectMapper().readTree(TorchProgram.run(driver, folder));
  }

  private static LossCurve curve(Design design, int prior) {
    boolean object = prior == 1 || prior == 2;
    TargetSide side = object ? TargetSide.OBJECT : TargetSide.BACKGROUND;
    return Coefficients.curve(design.side(side), 0.5).orThrow();
  }

  private static void assertAgrees(String name, Design design) {
    double coefficients = 0;
    for (int prior = 0; prior < 4; prior++) {
      double p = seen.path("p").path(prior).doubleValue();
      LossCurve curve = curve(design, prior);
      JsonNode there = seen.path(name).path(0).path(prior);
      double own = curve.weighted(p) * (1 - p); // towards the target
      int target = prior == 1 || prior == 2 ? 2 : 1;
      assertThat(there.path(0).doubleValue())
          .isCloseTo(curve.loss(p), within(1e-5 * (1 + curve.loss(p))));
      assertThat(there.path(target).doubleValue())
          .isCloseTo(own, within(1e-5 * (1 + Math.abs(own))));
      coefficients += Math.abs(curve.coefficient(p));
    }
    assertThat(seen.path(name).path(1).doubleValue())
        .isCloseTo(coefficients, within(1e-4 * coefficients));
  }

  @Test
  void eachPriorHasTheLossOfItsSide() {
    assertAgrees("ASL", Presets.named("asl").orElseThrow());
  }

  @Test
  void aScheduleOnOneSideLeavesTheOther() {
    Design two =
        ExperimentFile.parse(EXPERIMENT, "x")
            .orThrow()
            .losses()
            .get(1)
            .design()
            .resolve()
            .orThrow();
    assertAgrees("scheduled", two);
  }

  @Test
  void equalSidesAreTheOneSidedLossToTheLastBit() {
    assertThat(seen.path("equal")).isEqualTo(seen.path("one"));
    assertThat(seen.path("one").path(0)).hasSize(4);
  }
}
