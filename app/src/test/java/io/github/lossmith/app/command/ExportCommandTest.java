package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lossmith export}, as typed. */
class ExportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return LossmithCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "pytorch,class SoftmaxLoss",
    "hf,compute_loss = TrainerLoss()",
    "xgboost,The loss as an objective of XGBoost",
    "lightgbm,The loss as an objective of LightGBM",
    "java,public final class MakiLoss",
    "latex,\\documentclass",
    "html,<!DOCTYPE html>",
    "csv,'p,coefficient,loss,logit_gradient,error_bound'"
  })
  void targetGoesToStandardOutput(String target, String part) {
    assertThat(run("export", "--preset", "maki", "--param", "gamma=2.5", "--to", target)).isZero();
    assertThat(out.toString()).contains(part);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tablesOfTheClassesAreInThePytorchFileAndOthersRefuseThem() {
    String tables = "{\"rule\": \"cdt\", \"counts\": {\"cat\": 90, \"dog\": 9}}";
    Run torch = Run.of("export", "--preset=focal", "--to=pytorch", "--class-tables=" + tables);
    assertThat(torch.code()).isZero();
    assertThat(torch.out()).contains("CLASSES = [\"cat\", \"dog\"]");
    Run java = Run.of("export", "--preset=focal", "--to=java", "--class-tables=" + tables);
    assertThat(java.code()).isEqualTo(2);
    assertThat(java.err().strip()).hasLineCount(1).contains("does not carry the tables");
    Run noCounts = Run.of("export", "--preset=focal", "--to=pytorch", "--class-tables=vs");
    assertThat(noCounts.err().strip()).hasLineCount(1).contains("Give \"counts\".");
  }

  @Test
  void experimentIsAProgram() {
    assertThat(run("export", "quick", "--to", "pytorch-experiment")).isZero();
    assertThat(out.toString()).startsWith("#!/usr/bin/env python3").contains("CE + OHEM");
  }

  /** What {@code train} takes as a design: a formula, a preset, a design, a file beside it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-(1-p)^2/(p+0.1)\"",
        "\"-1/p\"",
        "\"maki\"",
        "\"own.lossmith.json\"",
        "\"own.json\"",
        "{\"name\": \"own\", \"formula\": \"-(1-p)^gamma/p\"}"
      })
  void experimentsDesignIsWhatTrainTakes(String design) throws Exception {
    String own = DesignFile.print(Design.typed("own", "-p"));
    Files.writeString(folder.resolve("own.lossmith.json"), own);
    Files.writeString(folder.resolve("own.json"), own);
    Path file = folder.resolve("x.experiment.json");
    Files.writeString(
        file, "{\"name\": \"x\", \"losses\": [{\"name\": \"one\", \"design\": " + design + "}]}");
    assertThat(run("export", file.toString(), "--to", "pytorch-experiment")).isZero();
    assertThat(out.toString()).contains("\"one\": (");
    assertThat(CompleteExperiment.of(ExperimentPresets.find(file.toString()).orThrow()).isOk())
        .isTrue();
  }

  @Test
  void experimentsBrokenDesignIsNamed() throws Exception {
    Path file = folder.resolve("x.experiment.json");
    Files.writeString(file, "{\"losses\": [{\"name\": \"my loss\", \"design\": \"-(1-p\"}]}");
    assertThat(run("export", file.toString(), "--to", "pytorch-experiment")).isEqualTo(2);
    assertThat(err.toString()).contains("my loss").hasLineCount(1);
  }

  @Test
  void folderGetsAFileOfThatName() {
    assertThat(run("export", "--preset", "focal", "--to", "java", "--out", folder.toString()))
        .isZero();
    assertThat(folder.resolve("FocalLoss.java")).isNotEmptyFile();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void targetsDoNotOverwriteEachOther() {
    for (String target : List.of("pytorch", "hf", "xgboost", "lightgbm", "java", "latex", "html")) {
      assertThat(run("export", "--preset", "maki", "--to", target, "--out", folder.toString()))
          .isZero();
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "maki.py",
            "maki_hf.py",
            "maki_xgboost.py",
            "maki_lightgbm.py",
            "MakiLoss.java",
            "maki.tex",
            "maki.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf", "xgboost", "lightgbm"})
  void lossWithoutIntegralIsOneLine(String target) {
    assertThat(run("export", "--formula", "-1/(1-p)", "--to", target)).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void twoSidesAreWholeInPytorchThePageAndTheTable() {
    assertThat(run("export", "--preset", "asl", "--to", "pytorch")).isZero();
    assertThat(out.toString()).contains("def weighted(u, positive");
    out.getBuffer().setLength(0);
    assertThat(run("export", "--preset", "asl", "--to", "html")).isZero();
    assertThat(out.toString()).contains("\"gamma_minus\"", "\"gamma_plus\"");
    out.getBuffer().setLength(0);
    assertThat(run("export", "--preset", "asl", "--to", "csv")).isZero();
    assertThat(out.toString())
        .startsWith("side,p,coefficient,")
        .contains("\nobject,0.5,", "\nbackground,0.5,")
        .hasLineCount(2001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "hf", "xgboost", "lightgbm", "java", "latex"})
  void bothSidesAreWrittenOrTheOneThatIsAskedFor(String target) {
    assertThat(run("export", "--preset", "asl", "--to", target)).isZero();
    String both = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("export", "--preset", "asl", "--side", "object", "--to", target)).isZero();
    assertThat(out.toString()).isNotEmpty().hasSizeLessThan(both.length());
    assertThat(run("export", "--preset", "asl", "--side", "left", "--to", target)).isEqualTo(2);
    assertThat(err.toString()).contains("left").hasLineCount(1);
  }

  @Test
  void unknownTargetIsBadInput() {
    assertThat(run("export", "--preset", "focal", "--to", "caffe")).isEqualTo(2);
    assertThat(err.toString())
        .contains("caffe", "pytorch", "hf", "xgboost", "lightgbm")
        .hasLineCount(1);
  }

  @Test
  void brokenFormulaWritesNothing() {
    Path file = folder.resolve("a.py");
    assertThat(run("export", "--formula", "p)", "--to", "pytorch", "--out", file.toString()))
        .isEqualTo(2);
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void targetThatCannotBeWrittenIsBadInput() {
    Path file = folder.resolve("missing").resolve("a.py");
    assertThat(run("export", "--preset", "focal", "--to", "pytorch", "--out", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains(file.toString(), "no such file").hasLineCount(1);
  }
}
