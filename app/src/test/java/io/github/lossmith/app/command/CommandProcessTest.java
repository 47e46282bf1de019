package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lossmith.app.LossmithMain;
import io.github.lossmith.app.command.output.StandardStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as processes: what only standard output and pipes show. */
class CommandProcessTest {
  private static final String PYTORCH =
      "export --preset maki --param gamma=2.5 --to pytorch --out ";

  @TempDir private Path folder;

  /** Runs {@code script} with bash; {@code $L} starts Lossmith. */
  private int sh(String script) throws IOException, InterruptedException {
    List<String> lossmith =
        List.of(
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LossmithMain.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("L", String.join(" ", lossmith));
    Process process = builder.redirectOutput(folder.resolve("out").toFile()).start();
    return process.waitFor();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  @Test
  void aReaderThatEndsEarlyIsNoError() throws Exception {
    String many = "$L integrate --preset maki --at $(seq -s, 0.000001 0.000001 0.012) --csv";
    assertThat(sh(many + " | head -1 >first; exit ${PIPESTATUS[0]}"))
        .isEqualTo(StandardStreams.READER_GONE);
    assertThat(text("err")).isEmpty();
    assertThat(text("first")).startsWith("p,");
  }

  @Test
  void aResultThatCannotBeWrittenIsReported() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    assertThat(sh("$L integrate --preset maki --csv >/dev/full")).isEqualTo(1);
    assertThat(text("err")).hasLineCount(1).contains("could not be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void standardOutputIsWrittenInto(String name) throws Exception {
    assertThat(sh("$L " + PYTORCH + name)).isZero();
    assertThat(text("out")).contains("class SoftmaxLoss");
    assertThat(sh("$L " + PYTORCH + name + " | cat >piped")).isZero();
    assertThat(text("piped")).contains("class SoftmaxLoss");
  }

  @Test
  void aPipeIsAnnouncedAndNotReplaced() throws Exception {
    assertThat(sh("mkfifo pipe; (sleep 1; cat pipe >read) & $L " + PYTORCH + "pipe; wait"))
        .isZero();
    assertThat(text("read")).contains("class SoftmaxLoss");
    assertThat(text("err")).contains("pipe is a pipe: waiting", "wrote pipe");
    assertThat(Files.readAttributes(folder.resolve("pipe"), BasicFileAttributes.class).isOther())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"figures", "train quick", "demo", "package"})
  void severalFilesDoNotGoToStandardOutput(String command) throws Exception {
    assertThat(sh("$L " + command + " --out -")).isEqualTo(2);
    assertThat(text("err")).hasLineCount(1).contains("--out", "name a folder");
  }

  @Test
  void memoryThatRunsOutIsOneLine() throws Exception {
    String small = "${L/java/java -Xmx24m}";
    assertThat(
            sh("seq 1e-7 1e-7 0.2 >values; " + small + " imbalance --preset maki --values values"))
        .isEqualTo(1);
    assertThat(text("out")).isEmpty();
    assertThat(text("err")).hasLineCount(1).contains("needs more memory than there is", "-Xmx");
  }
}
