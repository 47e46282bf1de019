package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.CoefficientSource.Typed;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a design with two sides, against the files of each side alone. */
class TwoSidedExportTest {
  private static final String CHECK =
      """
      import importlib, sys
      import torch
      sys.path.insert(0, sys.argv[1])
      torch.manual_seed(3)
      def same(a, b, what, tolerance=0.0):
          assert torch.allclose(a, b, rtol=tolerance, atol=tolerance), (name, what, a, b)
      def run(criterion, z, y, **more):
          for key, value in more.items():
              setattr(criterion, key, value)
          z = z.clone().requires_grad_()
          each = criterion.per_target(z, y)
          criterion(z, y).backward()
          return each.detach(), z.grad
      for name in sys.argv[2:]:
          both, object, background = (importlib.import_module(f"{name}_{side}")
                                      for side in ("both", "object", "background"))
          more = {"progress": 0.4} if name == "scheduled" else {}
          z, y = 3 * torch.randn(40, 4, dtype=torch.float64), torch.arange(40) % 4
          of = [run(m.SoftmaxLoss("none"), z, y, **more) for m in (both, object, background)]
          for i in range(2):
              first = (y == 0).reshape([-1] + [1] * i)
              same(of[0][i], torch.where(first, of[2][i], of[1][i]), "softmax")
          shares = torch.softmax(torch.randn(40, 4, dtype=torch.float64), -1)
          each, _ = run(both.SoftmaxLoss("none"), z, shares, **more)
          hot = sum(shares[:, k] * run(both.SoftmaxLoss("none"), z, torch.full((40,), k), **more)[0]
                    for k in range(4))
          same(each, hot, "class probabilities", 1e-12)
          answers = (torch.rand(40, 4) < 0.5).long()
          of = [run(m.SigmoidLoss("none"), z, answers, **more) for m in (both, object, background)]
          for i in range(2):
              same(of[0][i], torch.where(answers > 0, of[1][i], of[2][i]), "sigmoid")
          soft = torch.rand(40, 4, dtype=torch.float64)
          of = [run(both.SigmoidLoss("none"), z, t, **more)
                for t in (soft, torch.ones_like(soft), torch.zeros_like(soft))]
          for i in range(2):
              same(of[0][i], soft * of[1][i] + (1 - soft) * of[2][i], "soft labels", 1e-12)
          traced = both.SoftmaxLoss("none")
          traced.transforms = True
          same(run(traced, z, y, **more)[1], run(both.SoftmaxLoss("none"), z, y, **more)[1],
               "transforms", 1e-9)
      print("good")
      """;

  @TempDir private Path folder;

  private void write(String name, Design design) throws Exception {
    List<Design> all = new ArrayList<>(List.of(design));
    for (TargetSide side : TargetSide.values()) {
      all.add(design.side(side));
    }
    List<String> names = List.of("both", "object", "background");
    for (int i = 0; i < names.size(); i++) {
      Files.writeString(
          folder.resolve(name + "_" + names.get(i) + ".py"),
          ExportTarget.PYTORCH.text(all.get(i)).orThrow());
    }
  }

  private static Design sides(String object, CoefficientSource background) {
    return Design.typed("mine", object).withBackground(Optional.of(background));
  }

  @Test
  void everyTargetHasTheLossOfItsSide() throws Exception {
    Python.assumeTorch();
    write("asl", Losses.preset("asl"));
    write("focal", Losses.preset("alpha-focal"));
    write("hill", Losses.preset("hill"));
    write("table", sides("-(1-p)^a/(p+0.1)", new Typed("-(1-p)^a/(p+b)")));
    write("drawn", sides("-1/p", Losses.drawings().get(0).shape()));
    write("scheduled", sides("-(1-p)^(2*(1-t))/p", new Typed("-2/p")));
    write("equal", sides("-(1-p)^2/(p+0.1)", new Typed("-(1-p)^2/(p+0.1)")));
    Path script = Files.writeString(folder.resolve("check.script"), CHECK);
    String[] arguments = {
      folder.toString(), "asl", "focal", "hill", "table", "drawn", "scheduled", "equal"
    };
    assertThat(Python.run(script, arguments)).contains("good");
  }

  @Test
  void theFileSaysBothCoefficients() {
    assertThat(ExportTarget.PYTORCH.text(Losses.preset("asl")).orThrow())
        .contains("for objects:\n", "for background:\n", "Checks for background:")
        .contains("parameters   gamma_minus = 4.0, gamma_plus = 1.0, m = 0.05");
  }

  private static final String CHECK_BOOSTERS =
      """
      import importlib, sys
      import numpy as np
      sys.path.insert(0, sys.argv[1])
      draws = np.random.default_rng(5)
      STEP = 1e-4
      def same(a, b, what, tolerance=1e-12):
          assert np.allclose(a, b, rtol=tolerance, atol=tolerance), (name, what, a, b)
      def slopes(objective, labels, scores):
          losses = lambda s: objective._loss(labels, s)
          if scores.ndim == 1:
              return (losses(scores + STEP) - losses(scores - STEP)) / (2 * STEP)
          moves = STEP * np.eye(scores.shape[1])
          return np.stack([(losses(scores + m) - losses(scores - m)) / (2 * STEP) for m in moves], 1)
      for name in sys.argv[2:]:
          for library in ("xgboost", "lightgbm"):
              both, object, background = (
                  importlib.import_module(f"{name}_{side}_{library}")
                  for side in ("both", "object", "background"))
              make = lambda module, k=2: module.Objective(k)
              labels, scores = (draws.random(50) < 0.5).astype(float), 3 * draws.normal(size=50)
              of = [make(m).derivatives(labels, scores) for m in (both, object, background)]
              for i in range(2):
                  same(of[0][i], np.where(labels == 1, of[1][i], of[2][i]), "labels 1 and 0")
              same(of[0][0], slopes(make(both), labels, scores), "differences", 1e-3)
              soft = draws.random(50)
              of = [make(both).derivatives(y, scores) for y in (soft, np.ones(50), np.zeros(50))]
              for i in range(2):
                  same(of[0][i], soft * of[1][i] + (1 - soft) * of[2][i], "labels between")
              same(of[0][0], slopes(make(both), soft, scores), "differences of labels between", 1e-3)
              classes, scores = np.arange(50) % 4 * 1.0, 3 * draws.normal(size=(50, 4))
              of = [make(m, 4).derivatives(classes, scores) for m in (both, object, background)]
              for i in range(2):
                  same(of[0][i], np.where(classes[:, None] == 0, of[2][i], of[1][i]), "classes")
              same(of[0][0], slopes(make(both, 4), classes, scores), "differences of classes", 1e-3)
              last = both.Objective(4, background=3).derivatives(classes, scores)
              same(last[0], np.where(classes[:, None] == 3, of[2][0], of[1][0]), "another background")
      print("good")
      """;

  private static final String CHECK_TRAINER =
      """
      import importlib, sys
      import torch
      sys.path.insert(0, sys.argv[1])
      torch.manual_seed(4)
      def run(criterion, z, y):
          z = z.clone().requires_grad_()
          value = criterion.loss_function(z, y, num_items_in_batch=1)
          value.backward()
          return value.detach(), z.grad
      for name in sys.argv[2:]:
          both, object, background = (importlib.import_module(f"{name}_{side}_hf")
                                      for side in ("both", "object", "background"))
          z, y = 3 * torch.randn(2, 9, 5, dtype=torch.float64), torch.arange(18).reshape(2, 9) % 5
          y[1, 7] = -100
          of = [run(m.TrainerLoss(shift=False), z, y) for m in (both, object, background)]
          first = (y == 0)[..., None]
          assert torch.equal(of[0][1], torch.where(first, of[2][1], of[1][1])), name
          other = run(both.TrainerLoss(shift=False, background=3), z, y)
          assert torch.equal(other[1], torch.where((y == 3)[..., None], of[2][1], of[1][1])), name
          causal = run(both.TrainerLoss(background=None), z, y)
          wanted = run(object.TrainerLoss(), z, y)
          assert torch.equal(causal[0], wanted[0]) and torch.equal(causal[1], wanted[1]), name
          assert torch.autograd.gradcheck(
              lambda x: both.TrainerLoss(shift=False).loss_function(x, y),
              (z.requires_grad_(),), atol=1e-5, rtol=1e-3)
      print("good")
      """;

  private void writeFor(ExportTarget target, String name, Design design) throws Exception {
    for (TargetSide side : TargetSide.values()) {
      Path file = folder.resolve(name + "_" + side.key() + "_" + target.key() + ".py");
      Files.writeString(file, target.text(design.side(side)).orThrow());
    }
    Path both = folder.resolve(name + "_both_" + target.key() + ".py");
    Files.writeString(both, target.text(design).orThrow());
  }

  private void runs(String check, List<ExportTarget> targets) throws Exception {
    Design table = sides("-(1-p)^positive/(p+0.1)", new Typed("-(1-p)^positive/(p+b)"));
    Design drawn = sides("-1/p", Losses.drawings().get(0).shape());
    for (ExportTarget target : targets) {
      writeFor(target, "asl", Losses.preset("asl"));
      writeFor(target, "focal", Losses.preset("alpha-focal"));
      writeFor(target, "table", table);
      writeFor(target, "drawn", drawn);
    }
    Path script = Files.writeString(folder.resolve("check.script"), check);
    String[] arguments = {folder.toString(), "asl", "focal", "table", "drawn"};
    assertThat(Python.run(script, arguments)).contains("good");
  }

  @Test
  void boostersTrainLabel1And0ByTheirSides() throws Exception {
    Python.assumeModule("numpy");
    runs(CHECK_BOOSTERS, List.of(ExportTarget.XGBOOST, ExportTarget.LIGHTGBM));
  }

  @Test
  void theTrainersLossHasABackgroundLabel() throws Exception {
    Python.assumeTorch();
    runs(CHECK_TRAINER, List.of(ExportTarget.HF));
  }

  /** A file of one side has nothing of the other, and all targets write both. */
  @Test
  void everyTargetWritesBothSidesOrOne() {
    for (ExportTarget target : ExportTarget.values()) {
      assertThat(target.text(Losses.preset("asl")).orThrow()).contains("background");
      Design side = Losses.preset("asl").side(TargetSide.OBJECT);
      assertThat(target.text(side).orThrow())
          .doesNotContain("Checks for background", "OfBackground");
    }
  }
}
