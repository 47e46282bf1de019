package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The PyTorch file of a design with tables of the classes, against the plain file of its loss. */
class ClassTableExportTest {
  /**
   * Each loss is that of the plain file on logits that are changed here, times the weight; the
   * gradient is autograd's of that, and agrees with differences.
   */
  private static final String CHECK =
      """
      import importlib, sys
      import torch
      sys.path.insert(0, sys.argv[1])
      torch.manual_seed(3)
      plain = importlib.import_module("plain")
      def same(a, b, what):
          assert torch.allclose(a, b, rtol=1e-6, atol=1e-6), (what, a, b)
      def run(criterion, z, y):
          z = z.clone().requires_grad_()
          each = criterion.per_target(z, y)
          return each.detach(), torch.autograd.grad(each.sum(), z)[0]
      for name in sys.argv[2:]:
          module = importlib.import_module(name)
          w, o, s, m = torch.tensor(module._TABLES, dtype=torch.float64)
          assert module.CLASSES == ["a", "b", "c'\\""]
          z, y = 3 * torch.randn(40, 4, dtype=torch.float64), torch.arange(40) % 4
          ow, oo, os, om = module._OF_BACKGROUND
          full = [torch.cat([torch.tensor([own], dtype=torch.float64), row])
                  for own, row in zip((ow, oo, os, om), (w, o, s, m))]
          changed = (z * full[2] + full[1]).scatter_add(-1, y[:, None], -full[3][y][:, None])
          each, slope = run(plain.SoftmaxLoss("none"), changed, y)
          found = run(module.SoftmaxLoss("none"), z, y)
          same(found[0], each * full[0][y], name + ", loss")
          same(found[1], slope * full[0][y][:, None] * full[2], name + ", gradient")
          without = run(module.SoftmaxLoss("none", background=-1), z[:, :3], y.clamp(max=2))
          assert torch.isfinite(without[1]).all()
          for logits in (z[:, :2], z.repeat(1, 2)):
              try:
                  module.SoftmaxLoss()(logits, y * 0)
                  raise SystemExit("logits of another width")
              except ValueError as problem:
                  assert "the tables are for the 3 classes a, b" in str(problem)
          answers = torch.rand(40, 3, dtype=torch.float64)
          if any(module._TABLES[3]):
              for refused in (lambda: module.SigmoidLoss()(z[:, :3], answers),
                              lambda: module.SoftmaxLoss()(z, torch.softmax(z, -1))):
                  try:
                      refused()
                      raise SystemExit("margins")
                  except ValueError as problem:
                      assert "margins of the target" in str(problem)
              continue
          ones, zeros = torch.ones_like(answers), torch.zeros_like(answers)
          yes, no = (run(plain.SigmoidLoss("none"), z[:, :3] * s + o, t) for t in (ones, zeros))
          found = run(module.SigmoidLoss("none"), z[:, :3], answers)
          same(found[0], answers * w * yes[0] + (1 - answers) * no[0], name + ", sigmoid")
          same(found[1], (answers * w * yes[1] + (1 - answers) * no[1]) * s, name + ", its gradient")
          shares = torch.softmax(torch.randn(40, 4, dtype=torch.float64), -1)
          hot = sum(shares[:, k] * run(module.SoftmaxLoss("none"), z, torch.full((40,), k))[0]
                    for k in range(4))
          same(run(module.SoftmaxLoss("none"), z, shares)[0], hot, name + ", class probabilities")
      print("good")
      """;

  @TempDir private Path folder;

  private static Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("a", 300L);
    counts.put("b", 40L);
    counts.put("c'\"", 5L);
    return counts;
  }

  private static Design focal() {
    return Losses.preset("focal");
  }

  private void write(String name, Design design) throws Exception {
    Files.writeString(folder.resolve(name + ".py"), ExportTarget.PYTORCH.text(design).orThrow());
  }

  @Test
  void everyRuleAndTypedTablesChangeLogitsAndLoss() throws Exception {
    Python.assumeTorch();
    write("plain", focal());
    ClassTables typed =
        new ClassTables(
            Optional.empty(),
            Map.of(),
            Map.of(
                ClassTerm.WEIGHT, Map.of("a", 0.5, "b", 2.0, "c'\"", 3.0, "background", 0.25),
                ClassTerm.SCALE, Map.of("a", 1.5, "b", 0.5, "c'\"", 1.0, "background", 0.75)),
            counts());
    write("typed", focal().withClassTables(typed));
    StringBuilder names = new StringBuilder("typed");
    for (ClassRule rule : ClassRule.values()) {
      String name = rule.key().replace('-', '_');
      write(name, focal().withClassTables(ClassTables.of(rule).withCounts(counts())));
      names.append(' ').append(name);
    }
    Path script = Files.writeString(folder.resolve("check.script"), CHECK);
    String[] arguments = (folder + " " + names).split(" ");
    assertThat(Python.run(script, arguments)).contains("good");
  }

  @Test
  void aRuleWithoutCountsIsRefused() {
    Design design = focal().withClassTables(ClassTables.of(ClassRule.VS));
    assertThat(ExportTarget.PYTORCH.text(design).failure().map(Problem::message))
        .contains(
            "The rule vs makes its tables of the number of objects of each class, and none are"
                + " known here. Give \"counts\".");
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportTarget.class,
      names = {"HF", "XGBOOST", "LIGHTGBM", "JAVA"})
  void targetsWithoutTablesSaySo(ExportTarget target) {
    Design design = focal().withClassTables(ClassTables.of(ClassRule.VS).withCounts(counts()));
    assertThat(target.text(design).failure().map(Problem::message))
        .contains(
            "An export to "
                + target.key()
                + " does not carry the tables of the classes of \"Focal\": export to pytorch, or"
                + " remove classTables.");
  }
}
