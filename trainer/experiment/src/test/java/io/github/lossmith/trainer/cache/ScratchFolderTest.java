package io.github.lossmith.trainer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {
  @Test
  void closingDeletesTheFolderWithWhatIsInIt() throws IOException {
    Path left;
    try (ScratchFolder scratch = ScratchFolder.create("test")) {
      left = scratch.path();
      Files.createDirectories(scratch.resolve("a").resolve("b"));
      Files.writeString(scratch.resolve("a").resolve("b").resolve("file"), "text");
      assertThat(left.getFileName().toString()).startsWith("lossmith-test");
    }
    assertThat(left).doesNotExist();
  }
}
