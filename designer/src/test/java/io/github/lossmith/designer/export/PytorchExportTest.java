package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported Python files, run: values, gradients, extremes against our own engine. */
class PytorchExportTest {
  private static final double[] PLACES = {
    1e-12, 1e-9, 1e-6, 1e-4, 0.01, 0.1, 0.25, 0.3, 0.35, 0.5, 0.7, 0.9, 0.99, 0.999, 0.999999
  };

  /** Such as cuda, on a machine that has PyTorch 2 and a card. */
  private static final String DEVICE = System.getProperty("lossmith.torch.device", "cpu");

  @TempDir private Path folder;

  private void export(Design design) throws IOException {
    String name = ExportTarget.PYTORCH.fileName(design).replace(".py", "");
    Files.writeString(folder.resolve(name + ".py"), ExportTarget.PYTORCH.text(design).orThrow());
    LossCurve curve = design.coefficient(0).then(LossCurve::of).orThrow();
    StringBuilder rows = new StringBuilder();
    for (double p : PLACES) {
      rows.append(p + "," + curve.weighted(p) + "," + curve.loss(p) + "\n");
    }
    Files.writeString(folder.resolve(name + ".csv"), rows);
  }

  private Map<String, JsonNode> reports() throws IOException, InterruptedException {
    Path script = folder.resolve("check_pytorch.script");
    try (InputStream in = getClass().getResourceAsStream("check_pytorch.py")) {
      Files.copy(in, script);
    }
    Map<String, JsonNode> reports = new LinkedHashMap<>();
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), "--device", DEVICE));
    if (!DEVICE.equals("cpu")) {
      arguments.add("--compile");
    }
    String lines = Python.run(script, arguments.toArray(String[]::new));
    for (String line : lines.lines().toList()) {
      JsonNode report = new ObjectMapper().readTree(line);
      reports.put(report.get("name").asText(), report);
    }
    return reports;
  }

  @Test
  void everyExportedFileHasOurNumbers() throws Exception {
    Python.assumeTorch();
    for (Design design : Losses.designs()) {
      export(design);
    }
    Map<String, JsonNode> reports = reports();
    assertThat(reports).hasSameSizeAs(Losses.designs());
    reports.values().forEach(PytorchExportTest::assertAgrees);
  }

  @Test
  void headSaysFormulaCitationAndChecks() {
    String text = ExportTarget.PYTORCH.text(Losses.preset("focal")).orThrow();
    assertThat(text.lines().limit(40))
        .anyMatch(line -> line.contains("g(p) = gamma*(1-p)"))
        .anyMatch(line -> line.contains("1708.02002"))
        .anyMatch(line -> line.startsWith("  yes  "))
        .anyMatch(line -> line.startsWith("  NO   "));
  }

  private static void assertAgrees(JsonNode report) {
    assertThat(report.get("failed")).as(report.toString()).isEmpty();
    assertThat(report.get("weighted").asDouble()).as(report.toString()).isLessThan(1e-6);
    assertThat(report.get("loss").asDouble()).as(report.toString()).isLessThan(1e-7);
    assertThat(report.get("softmax_gradient").asDouble()).as(report.toString()).isLessThan(1e-6);
    assertThat(report.get("sigmoid_gradient").asDouble()).as(report.toString()).isLessThan(1e-6);
    assertThat(report.get("float32_gradient").asDouble()).as(report.toString()).isLessThan(1e-2);
  }
}
