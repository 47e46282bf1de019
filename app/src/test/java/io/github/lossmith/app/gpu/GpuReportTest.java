package io.github.lossmith.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.FileSet;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.app.fetch.RemoteFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graphics card's verdict, up to the point where a card would be asked. */
class GpuReportTest {
  @TempDir private Path folder;

  /** A program in place of nvidia-smi that gives an answer. */
  private NvidiaSmi smi(String answer, int status) throws Exception {
    Path program = folder.resolve("nvidia-smi");
    Files.writeString(
        program, "#!/bin/sh\ncat <<'END'\n" + answer + "\nEND\nexit " + status + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new NvidiaSmi(program.toString());
  }

  private GpuReport report(String answer, int status) throws Exception {
    return new GpuReport(smi(answer, status).cards(), new GpuRuntime(folder, "linux-x86_64"));
  }

  private String text(String answer) throws Exception {
    return String.join("\n", report(answer, 0).lines(Locale.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "Tesla K80,470.82.01,3.7,COVERED",
    "NVIDIA GeForce RTX 3090,525.60.13,8.6,COVERED",
    "NVIDIA GeForce RTX 4090,535.54.03,8.9,COMPATIBLE",
    "NVIDIA H100 PCIe,535.54.03,9.0,TOO_NEW",
    "NVIDIA GeForce RTX 5090,575.51.02,12.0,TOO_NEW",
    "GeForce GTX 680,470.82.01,3.0,TOO_OLD",
    "Tesla V100,418.67,7.0,OLD_DRIVER"
  })
  void coverageFollowsTheGeneration(
      String name, String driver, String capability, KernelCoverage wanted) throws Exception {
    String answer = name + ", " + driver + ", " + capability + ", 24000, 20000";
    List<GpuCard> cards = smi(answer, 0).cards().orThrow();
    assertThat(cards).hasSize(1);
    assertThat(KernelCoverage.of(cards.get(0))).isEqualTo(wanted);
    assertThat(report(answer, 0).canRun()).isEqualTo(wanted.runs());
    assertThat(text(answer)).contains(name, driver, capability);
  }

  @Test
  void coveredCardGetsABatchAndAPrice() throws Exception {
    assertThat(text("RTX 3080, 525.60, 8.6, 10240, 9000"))
        .contains(
            "9000 of 10240 MiB",
            "images",
            "parts",
            "--accumulate",
            "batch of 128",
            "asks before it fetches");
  }

  @Test
  void uncoveredCardIsOfferedPyTorch() throws Exception {
    assertThat(text("NVIDIA H100, 535.54, 9.0, 81559, 81000"))
        .contains("Not covered", "Hopper", "pytorch-experiment")
        .doesNotContain("fetches");
  }

  @Test
  void missingDriverIsSaidInOneLine() throws Exception {
    GpuReport report =
        new GpuReport(
            new NvidiaSmi(folder.resolve("nothing").toString()).cards(),
            new GpuRuntime(folder, "linux-x86_64"));
    assertThat(report.canRun()).isFalse();
    assertThat(report.lines(Locale.ENGLISH).get(0)).contains("No NVIDIA driver");
    assertThat(report.usable().isOk()).isFalse();
  }

  @Test
  void brokenDriverIsQuoted() throws Exception {
    GpuReport report = report("NVIDIA-SMI has failed because it couldn't communicate", 9);
    assertThat(report.lines(Locale.ENGLISH).get(0)).contains("couldn't communicate");
  }

  @Test
  void appleHasNoKernels() throws Exception {
    Outcome<List<GpuCard>> cards = smi("X, 525.1, 8.6, 8000, 8000", 0).cards();
    GpuReport report = new GpuReport(cards, new GpuRuntime(folder, "macosx-aarch64"));
    assertThat(report.canRun()).isFalse();
    assertThat(String.join("\n", report.lines(Locale.ENGLISH))).contains("macosx-aarch64");
  }

  @Test
  void batchIsCutIntoEvenParts() {
    assertThat(BatchFit.ofPaper(1000)).isEqualTo(new BatchFit(0, 0, 128));
    assertThat(BatchFit.ofPaper(80_000)).isEqualTo(new BatchFit(128, 1, 128));
    for (int free = 2000; free < 40_000; free += 1500) {
      BatchFit fit = BatchFit.ofPaper(free);
      assertThat(fit.images() * fit.parts()).isBetween(128, 128 + fit.parts() - 1);
    }
    Experiment heads = ExperimentPresets.named("bccd");
    assertThat(BatchFit.of(4000, heads).parts()).isEqualTo(1);
  }

  @Test
  void runtimeIsFetchedOnceAndSwapsTheBackend() throws Exception {
    Path there = Files.createDirectories(folder.resolve("cuda"));
    Files.writeString(there.resolve("a.jar"), "hello");
    RemoteFile a =
        new RemoteFile(
            "a.jar", URI.create("http://nowhere.invalid/a.jar"), 5, "", false, "linux-x86_64");
    FileSet set = new FileSet("cuda", "", "", "", List.of(a));
    GpuRuntime runtime = new GpuRuntime(there, "linux-x86_64", set);
    assertThat(runtime.missing()).isEmpty();
    assertThat(runtime.fetch(DownloadTimeouts.USUAL, Progress.SILENT).isOk()).isTrue();
    String cpu = String.join(File.pathSeparator, "x.jar", "/m/nd4j-native-1.0.0-M2.1-linux.jar");
    String limit = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";
    ProcessBuilder process = new ProcessBuilder("java", "-cp", cpu, limit + "3900m", "Main");
    runtime.applyTo(process);
    assertThat(process.command().get(3)).isEqualTo(limit + "0");
    assertThat(process.command().get(2))
        .isEqualTo(there.resolve("a.jar") + File.pathSeparator + "x.jar");
  }

  @Test
  void everyPublishedFileHasSizeAndHash() {
    GpuRuntime runtime = new GpuRuntime(folder, "linux-x86_64");
    assertThat(runtime.missing())
        .hasSize(7)
        .allMatch(f -> f.bytes() > 0 && f.hash().length() == 40);
    assertThat(runtime.missingMib()).isBetween(2000L, 2500L);
  }
}
