package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.design.Design;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported losses for the trainer of transformers, run with PyTorch on causal examples. */
class HuggingFaceExportTest {
  @TempDir private Path folder;

  private String run(String name, String... arguments) throws Exception {
    Path script = folder.resolve(name + ".script");
    try (InputStream in = getClass().getResourceAsStream(name + ".py")) {
      Files.copy(in, script);
    }
    return Python.run(script, arguments);
  }

  private void holds(List<Design> designs) throws Exception {
    Python.assumeTorch();
    for (Design design : designs) {
      for (ExportTarget target : List.of(ExportTarget.HF, ExportTarget.PYTORCH)) {
        Files.writeString(folder.resolve(target.fileName(design)), target.text(design).orThrow());
      }
    }
    List<String> lines = run("check_trainer_loss", folder.toString()).lines().toList();
    assertThat(lines).hasSameSizeAs(designs);
    for (String line : lines) {
      JsonNode report = new ObjectMapper().readTree(line);
      assertThat(report.get("failed")).as(line).isEmpty();
      if (report.has("peaks")) {
        isLean(report.get("peaks"), 256);
      }
    }
  }

  /** A closed form, a table, a quadrature, a drawing, letters of the program. */
  @Test
  void everyFormIsThatOfPytorchOnACausalExample() throws Exception {
    holds(
        List.of(
            Losses.preset("ce"),
            Design.typed("tabulated", "-(1-p)^3/p^0.5"),
            Design.typed("scheduled", "-(1-p)^(2*(1-t))/p"),
            Losses.drawings().get(1),
            Design.typed("letters", "-shift*(1-p)^labels/p + 0*rows")));
  }

  @Test
  @Tag("slow")
  void allDesignsAreThoseOfPytorchOnACausalExample() throws Exception {
    holds(Losses.designs());
  }

  /** 150,000 classes: at most 1.2 times the memory of cross-entropy, each in its own process. */
  @Test
  @Tag("slow")
  void peakMemoryOfALargeVocabularyIsThatOfCrossEntropyAtMost() throws Exception {
    Python.assumeTorch();
    Path file = folder.resolve("focal_hf.py");
    Files.writeString(file, ExportTarget.HF.text(Losses.preset("focal")).orThrow());
    isLean(
        new ObjectMapper().readTree(run("measure_trainer_loss", file.toString(), "512", "150000")),
        512);
  }

  private static void isLean(JsonNode peaks, int tokens) {
    double logits = tokens * 150_000.0 * 4 / (1 << 20);
    double crossEntropy = peaks.get("cross_entropy").asDouble();
    assertThat(crossEntropy).as(peaks.toString()).isGreaterThan(1.5 * logits);
    assertThat(peaks.get("ours").asDouble())
        .as(peaks.toString())
        .isBetween(0.9 * logits, 1.2 * crossEntropy);
  }
}
