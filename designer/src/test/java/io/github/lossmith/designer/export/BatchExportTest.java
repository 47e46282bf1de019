package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PyTorch file of a design that follows the batches. */
class BatchExportTest {
  private static final String CHECK =
      """
      import sys
      import torch
      sys.path.insert(0, sys.argv[1])
      import follows, fixed
      torch.manual_seed(0)
      z, y = torch.randn(200, 5, dtype=torch.float64), torch.arange(200) % 5
      c = follows.SoftmaxLoss("none", ignore_index=3)
      assert c.ratio == 1 and c.positives == 0.01, c
      p = torch.softmax(z, -1).gather(1, y[:, None])[y != 3]
      hard = (p < 0.5).sum().item()
      c.observe(z, y)
      assert abs(c.ratio - hard / (160 - hard)) < 1e-12, (c.ratio, hard)
      assert c.positives == 120 / 160, c.positives
      c.observe(-z, y)
      p = torch.softmax(-z, -1).gather(1, y[:, None])[y != 3]
      more = (p < 0.5).sum().item()
      ratio = (0.9 * hard + more) / (0.9 * (160 - hard) + 160 - more)
      assert abs(c.ratio - ratio) < 1e-12, (c.ratio, ratio)
      other = follows.SoftmaxLoss("none", ignore_index=3)
      other.load_state_dict(c.state_dict())
      plain = follows.SoftmaxLoss("none", None, 0, 3, c.positives, c.ratio)
      for one in (other, plain):
          assert torch.allclose(one.per_target(z, y), c.per_target(z, y), rtol=1e-13), one
      x, target = z.clone().requires_grad_(), y.clamp(max=2)
      c(x, target).backward()
      q = torch.softmax(z, -1).gather(1, target[:, None])
      pull = x.grad.gather(1, target[:, None])
      assert torch.allclose(pull, -(1 - q) ** (2 * c.ratio + 1) * (1 - c.positives), rtol=1e-9)
      assert not fixed.SoftmaxLoss().state_dict(), "a loss without a batch keeps nothing"
      s = follows.SigmoidLoss()
      s.observe(torch.tensor([1.0, 1.0, -1.0]), torch.tensor([1, 1, 1]))
      assert abs(s.ratio - 0.5) < 1e-12 and s.positives == 1, s
      print("good")
      """;

  @TempDir private Path folder;

  private void write(String name, String formula) throws Exception {
    Design design = Design.typed(name, formula);
    Files.writeString(folder.resolve(name + ".py"), ExportTarget.PYTORCH.text(design).orThrow());
  }

  @Test
  void observedBatchesSetTheLettersAndAreSaved() throws Exception {
    Python.assumeTorch();
    write("follows", "-(1-p)^(2*ratio)*(1-positives)/p");
    write("fixed", "-(1-p)^(2*k)*(1-m)/p");
    Path script = Files.writeString(folder.resolve("check.script"), CHECK);
    assertThat(Python.run(script, folder.toString())).contains("good");
  }
}
