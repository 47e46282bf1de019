package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "java,public final class MakiLoss",
    "latex,\\documentclass",
    "csv,'p,coefficient,loss,logit_gradient,error_bound'"
  })
  void targetGoesToStandardOutput(String target, String part) {
    assertThat(run("export", "--preset", "maki", "--param", "gamma=2.5", "--to", target)).isZero();
    assertThat(out.toString()).contains(part);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void experimentIsAProgram() {
    assertThat(run("export", "quick", "--to", "pytorch-experiment")).isZero();
    assertThat(out.toString()).startsWith("#!/usr/bin/env python3").contains("CE + OHEM");
  }

  @Test
  void folderGetsAFileOfThatName() {
    assertThat(run("export", "--preset", "focal", "--to", "java", "--out", folder.toString()))
        .isZero();
    assertThat(folder.resolve("FocalLoss.java")).isNotEmptyFile();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unknownTargetIsBadInput() {
    assertThat(run("export", "--preset", "focal", "--to", "caffe")).isEqualTo(2);
    assertThat(err.toString()).contains("caffe", "pytorch").hasLineCount(1);
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
