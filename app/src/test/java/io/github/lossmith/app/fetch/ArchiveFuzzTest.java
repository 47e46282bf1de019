package io.github.lossmith.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile and damaged archives from a seed. The file system is the judge: whatever is in an
 * archive, nothing may appear or change outside the folder, and no link within it.
 */
class ArchiveFuzzTest {
  private static final List<String> NAMES =
      List.of(
          "a.txt",
          "d/a.txt",
          "../out",
          "d/../../out",
          "/out",
          "d\\..\\..\\out",
          "..",
          ".",
          "d/./b",
          "C:\\out",
          "\u001b[31m",
          "x".repeat(300),
          "d/link/out",
          "link/out",
          "кот",
          "a\0b",
          "//out");

  @TempDir private Path folder;

  @Test
  void someArchivesStayInTheirFolder() throws IOException {
    unpack(40);
  }

  @Test
  @Tag("slow")
  void manyArchivesStayInTheirFolder() throws IOException {
    unpack(248);
  }

  private void unpack(int count) throws IOException {
    Random random = new Random(248);
    for (int i = 0; i < count; i++) {
      Path place = Files.createDirectories(folder.resolve(Integer.toString(i)));
      Path archive = Files.write(folder.resolve("set.tar"), archive(random));
      Path target = Files.createDirectories(place.resolve("within"));
      try {
        Outcome<Integer> outcome = new TarArchive(archive, 100_000, 50).into(target);
        outcome
            .failure()
            .ifPresent(problem -> assertThat(problem.message().lines()).hasSizeLessThan(2));
      } catch (IOException damaged) {
        assertThat(damaged).as("archive %d", i).hasNoSuppressedExceptions();
      }
      assertThat(place.toFile().list()).as("archive %d", i).containsExactly("within");
      try (Stream<Path> all = Files.walk(target)) {
        assertThat(all).as("archive %d", i).noneMatch(Files::isSymbolicLink);
      }
    }
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Path.of("/out")).doesNotExist();
  }

  private static byte[] archive(Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      tar.setAddPaxHeadersForNonAsciiNames(random.nextBoolean());
      for (int k = random.nextInt(6); k >= 0; k--) {
        put(tar, NAMES.get(random.nextInt(NAMES.size())), random);
      }
    }
    byte[] bytes = out.toByteArray();
    for (int k = random.nextInt(4); k > 0; k--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
        : bytes;
  }

  private static void put(TarArchiveOutputStream tar, String name, Random random)
      throws IOException {
    byte[] kinds = {
      TarConstants.LF_NORMAL,
      TarConstants.LF_NORMAL,
      TarConstants.LF_DIR,
      TarConstants.LF_SYMLINK,
      TarConstants.LF_LINK,
      TarConstants.LF_FIFO,
      TarConstants.LF_BLK
    };
    byte kind = kinds[random.nextInt(kinds.length)];
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(random.nextBoolean() ? "/etc/passwd" : "../..");
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    boolean plain = kind == TarConstants.LF_NORMAL;
    entry.setSize(plain ? text.length : 0);
    tar.putArchiveEntry(entry);
    if (plain) {
      tar.write(text);
    }
    tar.closeArchiveEntry();
  }
}
