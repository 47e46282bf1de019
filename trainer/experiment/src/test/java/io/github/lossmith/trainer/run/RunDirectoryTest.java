package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.lock.MachineIdentity;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.RunProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run directory's layout, state and lock. */
class RunDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;

  private RunDirectory run() {
    return new RunDirectory(folder.resolve("run"));
  }

  private CheckpointFiles files() {
    return new CheckpointFiles(run(), ".zip");
  }

  @Test
  void stateReadsBackAsItWasWritten() throws IOException {
    RunState state =
        RunState.preparing(NOW)
            .withStatus(RunStatus.TRAINING)
            .at("CE", 12, 600, 0.25)
            .withSpeed(41.5, 300);
    run().write(state);
    assertThat(run().state()).contains(state);
    run().write(state.ended(RunStatus.FAILED, "loss is NaN at step 12"));
    assertThat(run().state().map(RunState::error)).contains("loss is NaN at step 12");
  }

  @Test
  void brokenOrMissingStateIsNone() throws IOException {
    assertThat(run().state()).isEmpty();
    Files.createDirectories(run().path());
    Files.writeString(run().path().resolve(RunDirectory.STATE), "{\"status\":\"DANCING\"}");
    assertThat(run().state()).isEmpty();
  }

  @Test
  void activeRunWithoutItsProcessIsInterrupted() {
    RunProcess me = RunProcess.current();
    RunState alive = RunState.preparing(NOW);
    assertThat(alive.interruption(NOW.plusSeconds(3600))).isEmpty();
    RunState reused = alive.signed(new RunProcess(me.pid(), 1000, me.host()), NOW);
    assertThat(reused.interruption(NOW)).contains(Interruption.PROCESS_GONE);
    RunState gone = alive.signed(new RunProcess(999_999_999, 0, me.host()), NOW);
    assertThat(gone.interruption(NOW)).contains(Interruption.PROCESS_GONE);
    assertThat(gone.ended(RunStatus.STOPPED, "").interruption(NOW)).isEmpty();
  }

  @Test
  void runOfAnotherMachineIsInterruptedByItsSilence() {
    RunState far = far(NOW);
    Instant late = NOW.plus(RunLock.SILENCE).plus(Duration.ofSeconds(1));
    assertThat(far.interruption(NOW, NOW.plusSeconds(5))).isEmpty();
    assertThat(far.interruption(NOW, late)).contains(Interruption.NO_SIGN);
    assertThat(far.interruption(late)).as("seen once").isEmpty();
    assertThat(far.interruption(NOW.plus(Duration.ofDays(2)))).contains(Interruption.NO_SIGN);
  }

  @Test
  void oneLookTellsASilentRunByTheTimeOfItsDisk() throws IOException {
    RunState far = far(Instant.now().minus(Duration.ofHours(3)));
    run().write(far);
    assertThat(new DiskSilence(folder).isSilent(run(), far)).as("its clock is behind").isFalse();
    Path state = run().path().resolve(RunDirectory.STATE);
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofMinutes(20)));
    Files.setLastModifiedTime(state, before);
    assertThat(new DiskSilence(folder).isSilent(run(), far)).isTrue();
    RunState here = RunState.preparing(NOW);
    assertThat(new DiskSilence(folder).isSilent(run(), here)).as("judged by process").isFalse();
    assertThat(new DiskSilence(folder).isSilent(run(), far.ended(RunStatus.STOPPED, ""))).isFalse();
    assertThat(folder.toFile().list()).containsExactly("run");
  }

  private static RunState far(Instant heartbeat) {
    return RunState.preparing(NOW).signed(new RunProcess(1, 0, "elsewhere.example"), heartbeat);
  }

  @Test
  void clockOfAnotherMachineDoesNotMatter() {
    for (int hours : new int[] {-5, 5}) {
      RunState shifted = far(NOW.plus(Duration.ofHours(hours)));
      assertThat(shifted.interruption(NOW, NOW.plusSeconds(170))).isEmpty();
      assertThat(shifted.interruption(NOW, NOW.plusSeconds(190))).contains(Interruption.NO_SIGN);
    }
  }

  @Test
  void runThatAPowerFailureEndedIsInterruptedAtOnce() {
    MachineIdentity before = new MachineIdentity(RunProcess.current().host(), "before/1");
    RunState old = RunState.preparing(NOW).signed(new RunProcess(1, 0, before), Instant.EPOCH);
    assertThat(old.interruption(Instant.EPOCH)).contains(Interruption.PROCESS_GONE);
  }

  @Test
  void twoRunsOnOneDirectoryAreRefused() throws IOException {
    Optional<RunLock> first = run().lock();
    assertThat(first).isPresent();
    assertThat(run().lock()).isEmpty();
    first.orElseThrow().close();
    Optional<RunLock> third = run().lock();
    assertThat(third).isPresent();
    third.orElseThrow().close();
  }

  @Test
  void folderNamesStayInsideAndDiffer() {
    assertThat(RunDirectory.folderName("CE+OHEM")).isEqualTo("CE+OHEM");
    assertThat(RunDirectory.folderName("../x")).isEqualTo("%2E.%2Fx");
    assertThat(RunDirectory.folderName("a b")).isEqualTo("a%20b");
    assertThat(RunDirectory.folderName("a%20b")).isEqualTo("a%2520b");
    assertThat(RunDirectory.folderName("")).isEqualTo("%");
  }

  @Test
  void listsCheckpointsAndDetectionsByStep() throws IOException {
    Files.createDirectories(run().checkpoints("CE"));
    Files.createFile(files().file("CE", 600));
    Files.createFile(files().file("CE", 450));
    Files.createFile(files().best("CE"));
    Files.createFile(run().checkpoints("CE").resolve("step-x.zip"));
    Files.createDirectories(run().detections("CE", 450));
    assertThat(files().steps("CE")).containsExactly(450L, 600L);
    assertThat(run().detectionIterations("CE")).containsExactly(450L);
    assertThat(files().steps("QCE")).isEmpty();
  }

  @Test
  void deletingTakesTheRunAndNothingElse() throws IOException {
    run().write(RunState.queued(NOW));
    Files.createDirectories(run().detections("CE", 1));
    Files.createFile(run().path().resolve("events.out.tfevents.1.x"));
    Path mine = Files.createFile(run().path().resolve("thesis.txt"));
    assertThat(run().delete()).isTrue();
    assertThat(run().path()).isDirectoryContaining(mine::equals);
    assertThat(run().path().toFile().list()).hasSize(1);
    Files.delete(mine);
    run().write(RunState.queued(NOW));
    assertThat(run().delete()).isTrue();
    assertThat(run().path()).doesNotExist();
  }

  @Test
  void runInUseIsNotDeleted() throws IOException {
    run().write(RunState.queued(NOW));
    RunLock lock = run().lock().orElseThrow();
    assertThat(run().delete()).isFalse();
    assertThat(run().exists()).isTrue();
    lock.close();
  }

  @Test
  void whatAKilledTrainingLeftIsSwept() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Path checkpoints = Files.createDirectories(run.checkpoints("focal"));
    Path whole = Files.writeString(checkpoints.resolve("step-0000010.zip"), "");
    Path half = Files.writeString(checkpoints.resolve(".step-0000020.zip.new"), "");
    run.sweep();
    assertThat(half).doesNotExist();
    assertThat(whole).exists();
    new RunDirectory(folder.resolve("missing")).sweep();
  }
}
