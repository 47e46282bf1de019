package io.github.lossmith.trainer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir private Path cache;

  private Path root() {
    return cache.resolve("new/tmp");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseMayEnter() throws IOException {
    Path folder = TemporaryFolder.take(root()).orElseThrow().path();

    for (Path path : List.of(root(), folder)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void shutsAnOpenRoot() throws IOException {
    Files.createDirectories(root());
    Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwxrwxrwx"));

    TemporaryFolder.take(root()).orElseThrow();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatSomebodyPutThereIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectories(cache.resolve("elsewhere"));
    Files.createDirectories(root().getParent());
    Files.createSymbolicLink(root(), elsewhere);

    assertThat(TemporaryFolder.take(root())).isEmpty();
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileInItsPlaceIsNoFolder() throws IOException {
    Files.createDirectories(root().getParent());
    Files.writeString(root(), "");

    assertThat(TemporaryFolder.take(root())).isEmpty();
  }

  @Test
  void aSecondProcessLeavesTheFirstItsFiles() throws IOException {
    Path first = TemporaryFolder.take(root()).orElseThrow().path();
    Path font = Files.writeString(first.resolve("font.tmp"), "");

    Path second = TemporaryFolder.take(root()).orElseThrow().path();

    assertThat(second).isNotEqualTo(first).isDirectory();
    assertThat(font).exists();
  }

  @Test
  void whatAKilledProcessLeftGoesAtTheNextStart() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlossmith.cache=" + cache,
                "-cp",
                System.getProperty("java.class.path"),
                Unpacking.class.getName())
            .redirectErrorStream(true)
            .start();
    Path left = Path.of(process.inputReader().readLine());
    assertThat(left).exists().startsWith(cache.resolve("tmp"));
    Path live = TemporaryFolder.take(cache.resolve("tmp")).orElseThrow().path();
    assertThat(left).exists();

    process.destroyForcibly().waitFor();
    TemporaryFolder.take(cache.resolve("tmp")).orElseThrow();

    assertThat(left.getParent()).doesNotExist();
    assertThat(live).exists();
  }

  @Test
  void aFolderThatWasNeverLockedGoesWhenItIsOld() throws IOException {
    Path young = Files.createDirectories(root().resolve("1-a"));
    Path old = Files.createDirectories(root().resolve("2-b"));
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(old, yesterday);

    TemporaryFolder.take(root()).orElseThrow();

    assertThat(young).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void aFolderOfAnotherMachineIsLeftToIt() throws IOException {
    Path far = Files.createDirectories(root().resolve("node12@1-a"));
    Files.setLastModifiedTime(far, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    TemporaryFolder.take(root()).orElseThrow();

    assertThat(far).as("its lock may not be seen from here").exists();
  }

  @Test
  void filesInTheRootGoWhenNobodyElseIsThere() throws IOException {
    Path stray = Files.writeString(Files.createDirectories(root()).resolve("+~JF1.tmp"), "");
    TemporaryFolder first = TemporaryFolder.take(root()).orElseThrow();
    assertThat(stray).doesNotExist();
    Files.writeString(stray, "");

    TemporaryFolder.take(root()).orElseThrow();
    assertThat(stray).exists();

    first.delete();
    assertThat(first.path()).doesNotExist();
  }

  /** Unpacks a file, as a library does, and waits to be killed. */
  static final class Unpacking {
    private Unpacking() {}

    public static void main(String[] args) throws Exception {
      TemporaryFolder.take();
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      System.out.println(Files.writeString(temporary.resolve("+~JF1.tmp"), ""));
      Thread.sleep(Duration.ofMinutes(1).toMillis());
    }
  }
}
