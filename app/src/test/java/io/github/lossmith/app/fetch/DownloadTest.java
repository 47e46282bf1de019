package io.github.lossmith.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.app.fetch.FaultyServer.Fault;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downloads against servers that fail in every way they can. */
@Timeout(60)
class DownloadTest {
  /** Enough for a busy machine. */
  private static final DownloadTimeouts USUAL =
      new DownloadTimeouts(
          Duration.ofSeconds(20), Duration.ofSeconds(20), 3, Duration.ofMillis(10));

  /** For servers that fall silent. */
  private static final DownloadTimeouts SHORT =
      new DownloadTimeouts(
          Duration.ofSeconds(20), Duration.ofMillis(300), 3, Duration.ofMillis(10));

  @TempDir private Path folder;
  private final byte[] content = new byte[300_000];
  private DownloadTimeouts patience = USUAL;
  private String hash = "";

  @BeforeEach
  void makeContent() throws IOException {
    new Random(7).nextBytes(content);
    Path original = Files.write(folder.resolve("original"), content);
    hash = FileChecksum.sha256(original);
  }

  private Path target() {
    return folder.resolve("set/file.bin");
  }

  private Outcome<Path> download(FaultyServer server, String sha256)
      throws IOException, InterruptedException {
    RemoteFile file =
        new RemoteFile("file.bin", server.address("file.bin"), content.length, sha256, false, "");
    return new Download(file, target(), patience, Progress.SILENT).run();
  }

  private void arrivesDespite(Fault... faults) throws IOException, InterruptedException {
    try (FaultyServer server = new FaultyServer(content, faults)) {
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(Files.readAllBytes(target())).isEqualTo(content);
      assertThat(target().getParent().toFile().list()).containsExactly("file.bin");
    }
  }

  @Test
  void plainDownloadArrives() throws Exception {
    arrivesDespite(Fault.NONE);
  }

  @Test
  void stalledConnectionIsResumed() throws Exception {
    patience = SHORT;
    arrivesDespite(Fault.STALLS_HALFWAY, Fault.NONE);
  }

  @Test
  void brokenConnectionIsResumedWhereItWas() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.BREAKS_HALFWAY, Fault.NONE)) {
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(server.ranges).containsExactly("", "150000-");
      assertThat(Files.readAllBytes(target())).isEqualTo(content);
    }
  }

  @Test
  void serverThatIgnoresRangesStartsOver() throws Exception {
    arrivesDespite(Fault.BREAKS_HALFWAY, Fault.IGNORES_RANGE);
  }

  @Test
  void twoVersionsAreNeverJoined() throws Exception {
    arrivesDespite(Fault.BREAKS_HALFWAY, Fault.ANOTHER_VERSION);
  }

  @Test
  void busyServerIsAskedAgain() throws Exception {
    arrivesDespite(Fault.BUSY, Fault.BUSY, Fault.NONE);
  }

  @Test
  void corruptFileIsFetchedOnceMore() throws Exception {
    arrivesDespite(Fault.CORRUPTS, Fault.NONE);
  }

  @Test
  void corruptServerIsRefusedWithBothHashes() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.CORRUPTS)) {
      Outcome<Path> outcome = download(server, hash);
      assertThat(outcome.failure().orElseThrow().message()).contains(hash, "checksum");
      assertThat(target()).doesNotExist();
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void killedRunGoesOnInTheNext() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.BREAKS_HALFWAY, Fault.NOT_FOUND)) {
      assertThat(download(server, hash).isOk()).isFalse();
    }
    assertThat(target()).doesNotExist();
    try (FaultyServer server = new FaultyServer(content, Fault.NONE)) {
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(server.ranges).containsExactly("150000-");
      assertThat(Files.readAllBytes(target())).isEqualTo(content);
    }
  }

  @Test
  void completeFileIsNotFetchedAgain() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.NONE)) {
      download(server, hash);
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void missingFileNamesTheAddressAndTheWayOut() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.NOT_FOUND)) {
      String message = download(server, hash).failure().orElseThrow().message();
      assertThat(message).contains("404", "--from", server.address("file.bin").toString());
    }
  }

  @Test
  void endlessAnswerIsCutAtTheExpectedSize() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.ENDLESS)) {
      String message = download(server, hash).failure().orElseThrow().message();
      assertThat(message).contains("300000 expected");
      assertThat(target().resolveSibling("file.bin.part")).doesNotExist();
    }
  }

  @Test
  void serverThatNeverSpeaksIsGivenUp() throws Exception {
    patience = SHORT;
    try (FaultyServer server = new FaultyServer(new byte[2], Fault.STALLS_HALFWAY)) {
      String message = download(server, "").failure().orElseThrow().message();
      assertThat(message).contains("broke off", "again");
    }
  }

  @Test
  void interruptedDownloadStopsAndGoesOnInTheNext() throws Exception {
    Thread caller = Thread.currentThread();
    try (FaultyServer server = new FaultyServer(content, Fault.NONE)) {
      RemoteFile file =
          new RemoteFile("file.bin", server.address("file.bin"), 300_000, hash, false, "");
      Progress stopper = (name, done, total) -> caller.interrupt();
      assertThatThrownBy(() -> new Download(file, target(), patience, stopper).run())
          .isInstanceOf(InterruptedException.class);
      assertThat(target()).doesNotExist();
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(server.ranges.get(1)).isNotEmpty();
      assertThat(Files.readAllBytes(target())).isEqualTo(content);
    }
  }

  @Test
  void offlineMachineGetsAClearAnswer() throws Exception {
    RemoteFile file =
        new RemoteFile("a.tar", URI.create("http://nowhere.invalid/a.tar"), 1, "", false, "");
    DownloadTimeouts once =
        new DownloadTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ZERO);
    Outcome<Path> outcome = new Download(file, target(), once, Progress.SILENT).run();
    assertThat(outcome.failure().orElseThrow().message())
        .contains("nowhere.invalid", "offline", "a.tar", "--from FILE");
  }

  @Test
  void eachNewAttemptIsSaidInOneLine() throws Exception {
    List<String> lines = new ArrayList<>();
    Progress listener =
        new Progress() {
          @Override
          public void at(String name, long done, long total) {}

          @Override
          public void again(Problem line) {
            lines.add(line.message());
          }
        };
    Fault[] faults = {Fault.BUSY, Fault.BUSY, Fault.BREAKS_HALFWAY, Fault.NONE};
    try (FaultyServer server = new FaultyServer(content, faults)) {
      RemoteFile file =
          new RemoteFile("file.bin", server.address("file.bin"), 300_000, hash, false, "");
      assertThat(new Download(file, target(), patience, listener).run().isOk()).isTrue();
    }
    assertThat(lines)
        .containsExactly(
            "file.bin: it answered 503 Busy. Attempt 2 of 3 in 0 s.",
            "file.bin: it answered 503 Busy. Attempt 3 of 3 in 0 s.",
            "file.bin: 150000 of 300000 bytes came. Attempt 2 of 3 in 0 s.");
  }

  @ParameterizedTest
  @CsvSource({"299999, other-size", "300001, other-size"})
  void anotherSizeThanThePublishedIsRefusedAtOnce(int size, String key) throws Exception {
    try (FaultyServer server = new FaultyServer(new byte[size], Fault.NONE)) {
      Problem problem = download(server, hash).failure().orElseThrow();
      assertThat(problem.key()).endsWith(key);
      assertThat(problem.message()).contains(size + " bytes", "300000");
      assertThat(server.requests()).isEqualTo(1);
    }
    assertThat(target().getParent().toFile().list()).isEmpty();
  }

  @Test
  void answerWithoutALengthThatEndsEarlyIsResumed() throws Exception {
    try (FaultyServer server = new FaultyServer(content, Fault.BREAKS_WITHOUT_LENGTH, Fault.NONE)) {
      assertThat(download(server, hash).isOk()).isTrue();
      assertThat(server.ranges).containsExactly("", "150000-");
    }
  }

  @Test
  void proxyOfTheEnvironmentIsTaken() throws Exception {
    URI far = URI.create("http://files.invalid/file.bin");
    RemoteFile file = new RemoteFile("file.bin", far, content.length, hash, false, "");
    try (FaultyServer server = new FaultyServer(content, Fault.NONE)) {
      Map<String, String> environment = Map.of("http_proxy", server.address("").toString());
      assertThat(new Download(file, target(), patience, Progress.SILENT, environment).run().isOk())
          .isTrue();
    }
    assertThat(Files.readAllBytes(target())).isEqualTo(content);
  }

  @Test
  void folderThatCannotBeWrittenIsNoFaultOfTheServer() throws Exception {
    Files.createDirectories(target().getParent());
    Files.createDirectories(target().resolveSibling("file.bin.part/x"));
    try (FaultyServer server = new FaultyServer(content, Fault.NONE)) {
      Problem problem = download(server, hash).failure().orElseThrow();
      assertThat(problem.key()).isEqualTo("app.fetch.write");
      assertThat(problem.message()).contains("file.bin.part");
      assertThat(server.requests()).isEqualTo(1);
    }
  }
}
