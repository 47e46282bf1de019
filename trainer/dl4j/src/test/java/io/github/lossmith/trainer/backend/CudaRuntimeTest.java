package io.github.lossmith.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.catalog.FileSet;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaRuntimeTest {
  @TempDir private Path folder;

  @Test
  void completeRuntimeSwapsTheBackend() throws Exception {
    RemoteFile a =
        new RemoteFile(
            "a.jar", URI.create("http://nowhere.invalid/a.jar"), 5, "", false, "linux-x86_64");
    FileSet set = new FileSet("cuda", "", "", "", List.of(a));
    CudaRuntime runtime = new CudaRuntime(folder, "linux-x86_64", set);
    assertThat(runtime.required().areHere()).isFalse();
    Files.writeString(folder.resolve("a.jar"), "hello");
    assertThat(runtime.required().areHere()).isTrue();
    Path cpu = Path.of("m", "nd4j-native-1.0.0-M2.1-linux.jar");
    assertThat(runtime.classPath(List.of("x.jar", cpu.toString())))
        .containsExactly(folder.resolve("a.jar").toString(), "x.jar");
  }

  @Test
  void everyPublishedFileHasSizeAndHash() {
    CudaRuntime runtime = new CudaRuntime(folder, "linux-x86_64");
    assertThat(runtime.missing())
        .hasSize(7)
        .allMatch(f -> f.bytes() > 0 && f.hash().length() == 40);
    assertThat(runtime.required().missingMib()).isBetween(2000L, 2500L);
  }
}
