package io.github.lossmith.trainer.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write, on file systems with locks, without, and on those of several machines. */
class RunLockTest {
  private static final Duration SILENCE = Duration.ofMillis(200);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("run.lock");
  }

  private Path owner() {
    return folder.resolve("run.owner");
  }

  private Path state() {
    return folder.resolve("state.json");
  }

  private Optional<OwnerFile> claim(Duration silence) throws IOException {
    return OwnerFile.claim(
        owner(), new SignOfLife(List.of(state(), owner()), silence, Duration.ofMillis(10)));
  }

  private static String json(long pid, MachineIdentity machine) {
    return new LockOwner(
            new RunProcess(pid, 0, machine), new SchedulerJob("1234_7", "1"), "of another")
        .json();
  }

  private static MachineIdentity elsewhere() {
    return new MachineIdentity("node12", "some-boot/1");
  }

  @Test
  void refusedLocksAreReplacedByTheOwnerFile() throws Exception {
    Process first = LockHolder.start(file(), RefusedLocks.environment(folder, 37));
    assertThat(LockHolder.answer(first)).isEqualTo("taken");
    assertThat(RunLock.ownerOf(file()).orElseThrow()).contains("process " + first.pid());
    Process second = LockHolder.start(file(), RefusedLocks.environment(folder, 38));
    assertThat(LockHolder.answer(second)).isEqualTo("held");
    first.destroyForcibly().waitFor();
    assertThat(owner()).exists();
    Process third = LockHolder.start(file(), RefusedLocks.environment(folder, 38));
    assertThat(LockHolder.answer(third)).as("after kill -9").isEqualTo("taken");
    third.outputWriter().close();
    third.waitFor();
    assertThat(owner()).doesNotExist();
    second.destroyForcibly().waitFor();
  }

  @Test
  void ownDiskNeedsNoOwnerFile() throws IOException {
    Files.writeString(owner(), json(1, elsewhere()));
    try (RunLock lock = RunLock.take(file(), List.of()).orElseThrow()) {
      assertThat(owner()).as("copied from another machine").doesNotExist();
      assertThat(lock.isHeld()).isTrue();
      assertThat(RunLock.take(file(), List.of())).isEmpty();
    }
  }

  @Test
  void ownerElsewhereIsLeftAloneByWhoDoesNotWait() throws IOException {
    Files.writeString(owner(), json(1, elsewhere()));
    assertThat(OwnerFile.claim(owner(), () -> false)).isEmpty();
    assertThat(OwnerFile.claim(owner(), () -> true)).isPresent();
  }

  @Test
  void silentOwnerElsewhereIsReplaced() throws IOException {
    Files.writeString(owner(), json(1, elsewhere()));
    Files.writeString(state(), "1");
    OwnerFile mine = claim(SILENCE).orElseThrow();
    assertThat(mine.isOurs()).isTrue();
    assertThat(Files.readString(owner())).contains(MachineIdentity.here().host());
  }

  @Test
  void ownerElsewhereThatChangesItsStateKeepsIt() throws Exception {
    Files.writeString(owner(), json(1, elsewhere()));
    Files.writeString(state(), "1");
    Thread beat = new Thread(this::beat);
    beat.start();
    assertThat(claim(Duration.ofMinutes(1))).isEmpty();
    beat.interrupt();
    beat.join();
    assertThat(Files.readString(owner())).contains("node12");
  }

  private void beat() {
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        Thread.sleep(20);
        Files.writeString(state(), "beat " + i);
      }
    } catch (IOException | InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void ownerOfThisMachineIsJudgedByItsProcess() throws IOException {
    Files.writeString(owner(), json(ProcessHandle.current().pid(), MachineIdentity.here()));
    assertThat(claim(Duration.ZERO)).isEmpty();
    Files.writeString(owner(), json(999_999_999, MachineIdentity.here()));
    assertThat(claim(Duration.ofMinutes(1))).as("at once").isPresent();
  }

  @Test
  void halfWrittenOwnerFileIsReplacedWhenItStaysSo() throws IOException {
    Files.writeString(owner(), "{\"host\": \"no");
    assertThat(claim(SILENCE)).isPresent();
  }

  @Test
  void ownerThatWasSilentSeesThatItHasLost() throws IOException {
    OwnerFile mine = claim(SILENCE).orElseThrow();
    Files.delete(owner());
    assertThat(mine.isOurs()).as("made again").isTrue();
    Files.writeString(owner(), json(1, elsewhere()));
    assertThat(mine.isOurs()).isFalse();
    mine.release();
    assertThat(owner()).as("is not ours to delete").exists();
  }

  @Test
  void oneOfManyGetsWhatADeadOwnerLeft() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 20; round++) {
      Files.writeString(owner(), json(999_999_999, MachineIdentity.here()));
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Optional<OwnerFile>>> claims =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return claim(Duration.ZERO);
                          }))
              .toList();
      start.countDown();
      int owners = 0;
      for (Future<Optional<OwnerFile>> claim : claims) {
        owners += claim.get().filter(OwnerFile::isOurs).isPresent() ? 1 : 0;
      }
      assertThat(owners).isEqualTo(1);
      Files.delete(owner());
    }
    threads.shutdown();
    assertThat(folder.toFile().list()).as("nothing is left aside").isEmpty();
  }
}
