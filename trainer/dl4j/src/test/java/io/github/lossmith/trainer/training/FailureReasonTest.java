package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.preparation.FailureReason;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libraries wrap, and what is told of it. */
class FailureReasonTest {
  @TempDir private Path folder;
  private RunDirectory run;

  @BeforeEach
  void begin() throws IOException {
    run = new RunDirectory(folder);
    Files.writeString(run.experiment(), "{}");
  }

  private String of(Throwable failure) {
    return FailureReason.of(failure, run);
  }

  @Test
  void memoryIsFoundHoweverDeep() {
    Throwable deep = new OutOfMemoryError("Java heap space");
    for (int i = 0; i < 5; i++) {
      deep = new RuntimeException("Error during neural network backpropagation calculation", deep);
    }
    assertThat(of(deep)).contains("more memory").contains("Java heap space").contains("--batch");
    assertThat(of(new OutOfMemoryError())).contains("more memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "std::bad_alloc",
        "CUDA error: out of memory",
        "Failed to allocate 1234 bytes from DEVICE [0] memory",
        "Cannot allocate memory",
        "CUDNN_STATUS_ALLOC_FAILED"
      })
  void memoryOfNativeLibrariesToo(String message) {
    assertThat(of(new IllegalStateException(new RuntimeException(message))))
        .contains("more memory")
        .contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "There is not enough space on the disk",
        "Disk quota exceeded"
      })
  void fullDisksAreToldAsSuch(String reason) {
    IOException inCache = new FileSystemException("/cache/x.features", null, reason);
    assertThat(of(new UncheckedIOException(inCache)))
        .contains("no room")
        .contains("/cache/x.features")
        .contains("--resume");
    assertThat(of(new IOException(reason))).contains("no room").contains(folder.toString());
  }

  @Test
  void otherTroubleWithFilesNamesTheFile() {
    assertThat(of(new RuntimeException(new AccessDeniedException("/data/a.jpg"))))
        .startsWith("/data/a.jpg: permission denied");
  }

  @Test
  void aDirectoryThatIsGoneIsTheReasonOfAll() throws IOException {
    Files.delete(run.experiment());
    assertThat(of(new IOException("Stale file handle"))).contains("moved or deleted");
  }

  @Test
  void anythingElseIsToldByItsInnermostCauseWithoutClassNames() {
    assertThat(of(new RuntimeException("outer", new IllegalStateException("shapes differ"))))
        .isEqualTo("The training failed: shapes differ. The causes are in " + run.log() + ".");
    RuntimeException circle = new RuntimeException("a");
    circle.initCause(new RuntimeException("b", circle));
    assertThat(of(circle)).contains("The training failed: b");
  }
}
