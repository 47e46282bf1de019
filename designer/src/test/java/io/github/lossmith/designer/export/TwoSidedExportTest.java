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

/** The PyTorch file of a design with two sides, against the files of each side alone. */
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

  @Test
  void otherTargetsTakeOneSide() {
    for (ExportTarget target : ExportTarget.values()) {
      assertThat(target.text(Losses.preset("asl")).isOk()).isEqualTo(target.takesTwoSides());
      Design side = Losses.preset("asl").side(TargetSide.BACKGROUND);
      assertThat(target.text(side).isOk()).isTrue();
    }
  }
}
