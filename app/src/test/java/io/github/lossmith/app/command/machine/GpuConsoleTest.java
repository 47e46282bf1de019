package io.github.lossmith.app.command.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.fetch.DownloadTimeouts;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.CudaRuntime;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.NvidiaSmi;
import io.github.lossmith.trainer.training.Dl4jEngine;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --gpu} up to the download. */
class GpuConsoleTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private GpuConsole console(String card, String answer) throws Exception {
    Path program = folder.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\necho '" + card + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new GpuConsole(
        new GpuAccess(
            new Dl4jEngine(
                new NvidiaSmi(program.toString()),
                new CudaRuntime(folder.resolve("cuda"), "linux-x86_64")),
            DownloadTimeouts.USUAL),
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
        new PrintWriter(err, true));
  }

  private Outcome<GraphicsCard> prepare(String card, String answer) throws Exception {
    return console(card, answer).prepare(false);
  }

  @Test
  void nothingIsFetchedWithoutConsent() throws Exception {
    Outcome<GraphicsCard> outcome = prepare("RTX 3080, 525.60, 8.6, 10240, 9000", "n\n");
    assertThat(outcome.failure().orElseThrow().key()).isEqualTo("app.gpu.declined");
    assertThat(err.toString()).contains("RTX 3080", "MiB", "repo1.maven.org", "[y/N]");
    assertThat(folder.resolve("cuda")).doesNotExist();
  }

  @Test
  void noAnswerIsNoConsent() throws Exception {
    assertThat(prepare("RTX 3080, 525.60, 8.6, 10240, 9000", "").isOk()).isFalse();
  }

  @Test
  void uncoveredCardIsRefusedBeforeAnyQuestion() throws Exception {
    GpuConsole console = console("NVIDIA H100, 535.54, 9.0, 81559, 81000", "y\n");
    Problem problem = console.prepare(false).failure().orElseThrow();
    assertThat(problem.message()).contains("9.0", "Not covered");
    assertThat(console.refuse(problem)).isEqualTo(2);
    assertThat(err.toString()).contains("Not covered", "--engine pytorch").doesNotContain("[y/N]");
  }
}
