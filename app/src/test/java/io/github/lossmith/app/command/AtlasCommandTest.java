package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasCommandTest {
  @TempDir private Path folder;

  private static void assertRefused(Run run, String... words) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void badInputIsOneLineAndExitCode2() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertRefused(Run.of("atlas", "--out", file.toString()), file.toString(), "not a folder");
    String below = file.resolve("below").toString();
    assertRefused(Run.of("atlas", "--out", below), below);
    String out = folder.resolve("out").toString();
    assertRefused(Run.of("atlas", "--out", out, "--language", "xx"), "xx");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Run.of("atlas").code()).isEqualTo(2);
  }
}
