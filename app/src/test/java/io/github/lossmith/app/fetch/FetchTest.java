package io.github.lossmith.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.catalog.FetchCatalog;
import io.github.lossmith.trainer.catalog.FileSet;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sets: mirrors, local files, archives that mean harm. */
class FetchTest {
  private static final DownloadTimeouts SHORT =
      new DownloadTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(10));

  @TempDir private Path folder;

  private Path tar(TarArchiveEntry... entries) throws IOException {
    Path archive = Files.createDirectories(folder.resolve("given")).resolve("set.tar");
    try (OutputStream out = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (TarArchiveEntry entry : entries) {
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        boolean plain = entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
        entry.setSize(plain ? text.length : 0);
        tar.putArchiveEntry(entry);
        if (plain) {
          tar.write(text);
        }
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }

  private FileSet set(Path archive, String address) throws IOException {
    RemoteFile file =
        new RemoteFile(
            "set.tar",
            java.net.URI.create(address),
            Files.size(archive),
            FileChecksum.sha256(archive),
            true,
            "");
    return new FileSet("set", "A set", "free", "VOCdevkit", List.of(file));
  }

  private Outcome<Path> fetch(FileSet set, String from) throws Exception {
    return new Fetch(folder.resolve("data"), from, SHORT, Progress.SILENT).run(set);
  }

  private Outcome<Path> unpack(Path archive) throws Exception {
    return fetch(set(archive, "http://nowhere.invalid/set.tar"), archive.toString());
  }

  @Test
  void mirrorIsDownloadedCheckedAndUnpacked() throws Exception {
    Path archive = tar(new TarArchiveEntry("VOCdevkit/a/b.txt"));
    byte[] bytes = Files.readAllBytes(archive);
    try (FaultyServer server = new FaultyServer(bytes, FaultyServer.Fault.NONE)) {
      FileSet set = set(archive, "http://nowhere.invalid/set.tar");
      String mirror = server.address("").toString();
      assertThat(fetch(set, mirror).orThrow()).isEqualTo(folder.resolve("data/VOCdevkit"));
    }
    assertThat(folder.resolve("data/VOCdevkit/a/b.txt")).hasContent("hello");
  }

  @Test
  void localFolderIsTakenWithoutTheNetwork() throws Exception {
    Path archive = tar(new TarArchiveEntry("VOCdevkit/a.txt"));
    FileSet set = set(archive, "http://nowhere.invalid/set.tar");
    assertThat(fetch(set, archive.getParent().toString()).isOk()).isTrue();
    assertThat(folder.resolve("data/VOCdevkit/a.txt")).hasContent("hello");
  }

  @Test
  void missingLocalFileNamesWhatIsWanted() throws Exception {
    FileSet set = set(tar(new TarArchiveEntry("a")), "http://nowhere.invalid/set.tar");
    String message = fetch(set, "/nowhere").failure().orElseThrow().message();
    assertThat(message).contains("set.tar", "/nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "a/../../evil.txt", "a\\..\\..\\evil.txt"})
  void pathThatLeavesTheFolderIsRefused(String name) throws Exception {
    Path archive = tar(new TarArchiveEntry(name));
    assertThat(unpack(archive).failure().orElseThrow().key()).isEqualTo("app.fetch.tar.path");
    assertThat(folder.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void absolutePathIsRefused() throws Exception {
    Path evil = folder.resolve("evil.txt");
    Path archive = tar(new TarArchiveEntry(evil.toString(), true));
    assertThat(unpack(archive).failure().orElseThrow().key()).isEqualTo("app.fetch.tar.path");
    assertThat(evil).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR})
  void linksAndDevicesAreRefused(byte kind) throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("link", kind);
    link.setLinkName("/etc");
    Path archive = tar(link, new TarArchiveEntry("link/evil.txt"));
    assertThat(unpack(archive).failure().orElseThrow().key()).isEqualTo("app.fetch.tar.kind");
    assertThat(folder.resolve("data/link")).doesNotExist();
  }

  @Test
  void linkThatWaitsInTheFolderIsNotFollowed() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("data/VOCdevkit"), outside);
    Path archive = tar(new TarArchiveEntry("VOCdevkit/evil.txt"));
    assertThat(unpack(archive).isOk()).isFalse();
    assertThat(outside.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void largerThanPromisedIsStopped() throws Exception {
    Path archive = tar(new TarArchiveEntry("a"), new TarArchiveEntry("b"));
    TarArchive small = new TarArchive(archive, 9, 100);
    assertThat(small.into(folder.resolve("data")).failure().orElseThrow().key())
        .isEqualTo("app.fetch.tar.large");
  }

  @Test
  void everyOfficialAddressIsComplete() {
    assertThat(FetchCatalog.sets()).containsOnlyKeys("voc2007", "voc2012", "weights");
    assertThat(FetchCatalog.sets().values())
        .allSatisfy(
            set ->
                assertThat(set.files())
                    .allSatisfy(file -> assertThat(file.address().getScheme()).startsWith("http"))
                    .allSatisfy(
                        file ->
                            assertThat(file.unpack() ? file.hash().length() : 64).isEqualTo(64)));
  }
}
