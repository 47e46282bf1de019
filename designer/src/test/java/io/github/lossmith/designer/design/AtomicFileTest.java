package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneFileReplacesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    assertThat(AtomicFile.write(file, bytes("new")).orThrow()).isEqualTo(file);
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void severalFilesAreAllWritten() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("b", bytes("1"));
    contents.put("a", bytes("2"));
    assertThat(AtomicFile.write(folder, contents).orThrow())
        .containsExactly(folder.resolve("b"), folder.resolve("a"));
    assertThat(names()).containsExactly("a", "b");
    assertThat(folder.resolve("a")).hasContent("2");
  }

  @Test
  void noneOfSeveralFilesIsWrittenWhereOneCannotBe() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    Files.createDirectory(folder.resolve("b"));
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("a", bytes("new"));
    contents.put("b", bytes("new"));
    Outcome<List<Path>> written = AtomicFile.write(folder, contents);
    assertThat(written.failure().orElseThrow().message()).endsWith("b is a folder: name a file.");
    assertThat(folder.resolve("a")).hasContent("old");
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void aMissingFolderIsAProblem() {
    Path missing = folder.resolve("missing");
    assertThat(AtomicFile.write(missing.resolve("a"), bytes("")).isOk()).isFalse();
    assertThat(AtomicFile.write(missing, Map.of("a", bytes(""))).isOk()).isFalse();
  }
}
