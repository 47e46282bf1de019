package io.github.lossmith.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.fetch.Progress;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.CudaRuntime;
import io.github.lossmith.trainer.card.CardReadiness;
import io.github.lossmith.trainer.card.CardVerdict;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.card.RequiredFiles;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.training.Dl4jEngine;
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

  private GpuAccess access(NvidiaSmi smi, String platform) {
    return new GpuAccess(
        new Dl4jEngine(smi, new CudaRuntime(folder, platform)), DownloadTimeouts.USUAL);
  }

  private GpuReport report(String answer, int status) throws Exception {
    return access(smi(answer, status), "linux-x86_64").report();
  }

  private CardReadiness readiness(String answer) throws Exception {
    return access(smi(answer, 0), "linux-x86_64").readiness();
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
  void coverageFollowsTheGeneration(String name, String driver, String capability, String wanted)
      throws Exception {
    String answer = name + ", " + driver + ", " + capability + ", 24000, 20000";
    List<CardVerdict> cards = readiness(answer).cards().orThrow();
    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).coverage()).isEqualTo(wanted.toLowerCase(Locale.ROOT));
    boolean runs = wanted.equals("COVERED") || wanted.equals("COMPATIBLE");
    assertThat(readiness(answer).canRun()).isEqualTo(runs);
    assertThat(text(answer)).contains(name, driver, capability);
  }

  @Test
  void coveredCardGetsABatchAndADownloadSize() throws Exception {
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
        .contains("Not covered", "Hopper", "--engine pytorch")
        .doesNotContain("fetches");
  }

  @Test
  void missingDriverIsSaidInOneLine() throws Exception {
    GpuAccess access = access(new NvidiaSmi(folder.resolve("nothing").toString()), "linux-x86_64");
    GpuReport report = access.report();
    assertThat(access.readiness().canRun()).isFalse();
    assertThat(report.lines(Locale.ENGLISH).get(0)).contains("No NVIDIA driver");
    assertThat(access.readiness().usable().isOk()).isFalse();
  }

  @Test
  void brokenDriverIsQuoted() throws Exception {
    GpuReport report = report("NVIDIA-SMI has failed because it couldn't communicate", 9);
    assertThat(report.lines(Locale.ENGLISH).get(0)).contains("couldn't communicate");
  }

  @Test
  void appleHasNoKernels() throws Exception {
    GpuAccess access = access(smi("X, 525.1, 8.6, 8000, 8000", 0), "macosx-aarch64");
    GpuReport report = access.report();
    assertThat(access.readiness().canRun()).isFalse();
    assertThat(String.join("\n", report.lines(Locale.ENGLISH))).contains("macosx-aarch64");
  }

  @Test
  void batchIsCutIntoEvenParts() {
    assertThat(fit(1000, "voc-paper")).isEqualTo(new BatchFit(0, 0, 128));
    assertThat(fit(80_000, "voc-paper")).isEqualTo(new BatchFit(128, 1, 128));
    for (int free = 2000; free < 40_000; free += 1500) {
      BatchFit fit = fit(free, "voc-paper");
      assertThat(fit.images() * fit.parts()).isBetween(128, 128 + fit.parts() - 1);
    }
    assertThat(fit(4000, "bccd").parts()).isEqualTo(1);
  }

  private static BatchFit fit(long freeMib, String preset) {
    Experiment experiment = ExperimentPresets.named(preset);
    return BatchFit.of(
        freeMib, Engines.bundled().footprint(experiment), experiment.schedule().batch());
  }

  @Test
  void whatIsHereIsNotFetched() throws Exception {
    RequiredFiles none = new RequiredFiles(folder.resolve("cuda"), List.of(), 4500);
    GpuAccess access = access(smi("", 0), "linux-x86_64");
    assertThat(access.fetch(none, Progress.SILENT).orThrow()).isDirectory();
  }

  @Test
  void fullDiskIsSaidBeforeAnythingIsFetched() throws Exception {
    RequiredFiles huge =
        new RequiredFiles(
            folder.resolve("cuda"),
            List.of(new RemoteFile("a", URI.create("http://a.invalid"), 1, "", false, "any")),
            1L << 40);
    Problem problem =
        access(smi("", 0), "linux-x86_64").fetch(huge, Progress.SILENT).failure().orElseThrow();
    assertThat(problem.key()).isEqualTo("app.gpu.room");
  }
}
