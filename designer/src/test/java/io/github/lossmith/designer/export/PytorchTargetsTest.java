package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exported Python files with targets, masks and shapes of every kind, in random cases whose oracle
 * is PyTorch: its cross-entropies for CE, and what they define for the others.
 */
class PytorchTargetsTest {
  @TempDir private Path folder;

  private void holds(List<Design> designs, long seed, int rounds) throws Exception {
    Python.assumeTorch();
    for (Design design : designs) {
      Files.writeString(
          folder.resolve(ExportTarget.PYTORCH.fileName(design)),
          ExportTarget.PYTORCH.text(design).orThrow());
    }
    Path script = folder.resolve("check_targets.script");
    try (InputStream in = getClass().getResourceAsStream("check_targets.py")) {
      Files.copy(in, script);
    }
    String lines =
        Python.run(script, folder.toString(), Long.toString(seed), Integer.toString(rounds));
    assertThat(lines.lines()).hasSameSizeAs(designs);
    for (String line : lines.lines().toList()) {
      JsonNode report = new ObjectMapper().readTree(line);
      assertThat(report.get("failed")).as(report.toString()).isEmpty();
    }
  }

  /** A closed form, a formula with a table, a quadrature and two drawings. */
  @Test
  void everyFormTakesTargetsAsPytorchDoes() throws Exception {
    List<Design> designs = new ArrayList<>(Losses.drawings().subList(0, 2));
    designs.add(Losses.preset("ce"));
    designs.add(Losses.preset("focal"));
    designs.add(Losses.preset("maki"));
    designs.add(Losses.preset("qce"));
    designs.add(Design.typed("steep", "ln(p)^7/p"));
    designs.add(
        Design.typed("letters", "-most*ctx/p").withParameter("most", 2).withParameter("ctx", 1));
    designs.add(Design.typed("scheduled", "-(1-p)^(2*(1-t))/p"));
    holds(designs, 1, 2);
  }

  @Test
  @Tag("slow")
  void everyDesignTakesTargetsAsPytorchDoes() throws Exception {
    holds(Losses.designs(), 2, 40);
  }

  @Test
  @Tag("slow")
  void generatedCoefficientsTakeTargetsAsPytorchDoes() throws Exception {
    holds(GeneratedDesigns.of(22, 60), 3, 10);
  }
}
