package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.integration.LossCurve;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported objectives of boosted trees, run: numbers, differences, trainings. */
class BoosterExportTest {
  private static final double[] PLACES = {
    1e-12, 1e-9, 1e-6, 1e-4, 0.01, 0.1, 0.25, 0.35, 0.5, 0.7, 0.9, 0.99, 0.999999
  };

  @TempDir private Path folder;

  private void export(Design design) throws Exception {
    for (ExportTarget target : List.of(ExportTarget.XGBOOST, ExportTarget.LIGHTGBM)) {
      Files.writeString(folder.resolve(target.fileName(design)), target.text(design).orThrow());
    }
  }

  private void exportWithNumbers(Design design) throws Exception {
    export(design);
    LossCurve curve = design.coefficient(0).then(LossCurve::of).orThrow();
    StringBuilder rows = new StringBuilder();
    for (double p : PLACES) {
      rows.append(p + "," + curve.weighted(p) + "," + curve.loss(p) + "\n");
    }
    String name = ExportTarget.XGBOOST.fileName(design).replace("_xgboost.py", ".csv");
    Files.writeString(folder.resolve(name), rows);
  }

  private List<JsonNode> reports(String name, String... arguments) throws Exception {
    Path script = folder.resolve(name + ".script");
    try (InputStream in = getClass().getResourceAsStream(name + ".py")) {
      Files.copy(in, script);
    }
    List<JsonNode> reports = new ArrayList<>();
    for (String line : Python.run(script, arguments).lines().toList()) {
      reports.add(new ObjectMapper().readTree(line));
    }
    return reports;
  }

  private void holds(List<Design> designs) throws Exception {
    Python.assumeModule("numpy");
    for (Design design : designs) {
      exportWithNumbers(design);
    }
    List<JsonNode> reports = reports("check_boosters", folder.toString());
    assertThat(reports).hasSameSizeAs(designs);
    for (JsonNode report : reports) {
      assertThat(report.get("failed")).as(report.toString()).isEmpty();
      assertThat(report.get("weighted").asDouble()).as(report.toString()).isLessThan(1e-9);
      assertThat(report.get("loss").asDouble()).as(report.toString()).isLessThan(1e-7);
      assertThat(report.get("gradient").asDouble()).as(report.toString()).isLessThan(1e-2);
      assertThat(report.get("hessian").asDouble()).as(report.toString()).isLessThan(1e-5);
      assertThat(report.get("softmax_hessian").asDouble()).as(report.toString()).isLessThan(1e-5);
    }
  }

  /** Closed forms, a quadrature, a drawing, a derivative by differences, letters of the program. */
  @Test
  void everyFormHasTheGradientsAndHessiansOfDifferences() throws Exception {
    holds(
        List.of(
            Losses.preset("ce"),
            Losses.preset("focal"),
            Losses.preset("gce"),
            Design.typed("scheduled", "-(1-p)^(2*(1-t))/p"),
            Losses.drawings().get(1),
            Design.typed("too long", "-" + "(1+p*".repeat(60) + "p" + ")".repeat(60) + "/p"),
            Design.typed("numpy words", "-np/p*(1-p)^scores + 0*classes")));
  }

  @Test
  @Tag("slow")
  void allDesignsHaveTheGradientsAndHessiansOfDifferences() throws Exception {
    holds(Losses.designs());
  }

  /** Cross-entropy trains the same trees as the library's own; Focal and Maki train. */
  private void trains(String library) throws Exception {
    for (String preset : List.of("ce", "focal", "maki")) {
      export(Losses.preset(preset));
    }
    List<JsonNode> reports = reports("train_boosters", library, folder.toString());
    assertThat(reports).hasSize(3);
    for (JsonNode report : reports) {
      double share = report.get("share").asDouble();
      assertThat(share).isLessThan(0.05);
      assertThat(report.get("precision").asDouble()).as(report.toString()).isGreaterThan(5 * share);
      assertThat(report.get("after").asDouble())
          .as(report.toString())
          .isLessThan(report.get("before").asDouble() / 2);
      assertThat(report.get("probability").asDouble()).isLessThan(1e-6);
    }
    assertThat(reports.get(0).get("apart").asDouble()).isLessThan(1e-5);
    assertThat(reports.get(0).get("apart_of_three").asDouble()).isLessThan(1e-5);
  }

  @Test
  void xgboostTrainsWithThem() throws Exception {
    Python.assumeModule("xgboost");
    trains("xgboost");
  }

  /** No package of Debian 12; {@code -Dlossmith.python} may name a Python that has it. */
  @Test
  void lightgbmTrainsWithThem() throws Exception {
    Python.assumeModule("lightgbm", "pip install lightgbm, and -Dlossmith.python=ITS_PYTHON");
    trains("lightgbm");
  }
}
