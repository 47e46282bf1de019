package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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

  @Test
  void aLinkStaysALinkAndItsFileGetsTheText() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);
    assertThat(AtomicFile.write(second, bytes("new")).orThrow()).isEqualTo(second);
    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(real).hasContent("new");
    assertThat(names()).containsExactly("link", "real", "second");
  }

  @Test
  void aLinkToWhatIsStillMissingMakesIt() throws IOException {
    Files.createDirectory(folder.resolve("inner"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("inner", "made"));
    assertThat(AtomicFile.write(folder, Map.of("link", bytes("new"))).isOk()).isTrue();
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("inner/made")).hasContent("new");
  }

  @Test
  void aLinkThatLeadsToItselfIsAProblem() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThat(AtomicFile.write(link, bytes("new")).isOk()).isFalse();
    assertThat(names()).containsExactly("loop");
  }

  @Test
  void aReadOnlyFileIsRefusedAlsoForRoot() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(AtomicFile.write(link, bytes("new")).failure().orElseThrow().message())
        .contains("link")
        .contains("permission");
    assertThat(AtomicFile.write(folder, Map.of("a", bytes("new"))).isOk()).isFalse();
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a", "link");
  }

  @Test
  void theModeOfTheFileStays() throws IOException {
    for (String mode : List.of("rw-rw-r--", "rw-------", "rwxr-xr-x")) {
      Path file = Files.writeString(folder.resolve("a"), "old");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      AtomicFile.replace(file, bytes("new"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(mode);
      assertThat(file).hasContent("new");
    }
  }

  @Test
  void aPipeIsWrittenIntoAndStaysAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    assertThat(AtomicFile.write(pipe, bytes("new")).isOk()).isTrue();
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("new");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    assertThat(names()).containsExactly("pipe");
  }

  @Test
  void aNameAsLongAsAFileSystemTakesIsWritten() throws IOException {
    for (String letter : List.of("a", "\u0444")) {
      String name = letter.repeat(255 / bytes(letter).length);
      assertThat(AtomicFile.write(folder.resolve(name), bytes("new")).isOk()).isTrue();
      assertThat(folder.resolve(name)).hasContent("new");
    }
  }

  @Test
  void leftoversOfAKilledWriterAreDeleted() throws IOException {
    Path left = Files.writeString(folder.resolve(".a.999999999-1f.aside"), "half");
    Path fresh = Files.writeString(folder.resolve(".b.999999999-1f.aside"), "half");
    long own = ProcessHandle.current().pid();
    Path written = Files.writeString(folder.resolve(".c." + own + "-1f.aside"), "half");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(left, old);
    Files.setLastModifiedTime(written, old);
    AtomicFile.sweep(folder);
    assertThat(left).doesNotExist();
    assertThat(fresh).exists();
    assertThat(written).exists();
    AtomicFile.sweep(folder.resolve("missing"));
  }
}
