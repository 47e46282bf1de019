package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsCut;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.lock.RunProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs found in a folder, and their histories. */
class RunFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;

  private RunDirectory run(String name, RunState state) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(name));
    run.write(state);
    return run;
  }

  private static RunState finished(Instant started) {
    return RunState.preparing(started).ended(RunStatus.FINISHED, "");
  }

  private static List<String> names(List<RunSummary> runs) {
    return runs.stream().map(RunSummary::name).toList();
  }

  @Test
  void findsRunsNewestFirstAndSkipsEverythingElse() throws IOException {
    run("old", finished(NOW.minusSeconds(60)));
    run("new", finished(NOW));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("notes.txt"), "x");
    assertThat(names(new RunFolder(folder).scan(NOW))).containsExactly("new", "old");
  }

  @Test
  void noticesNewChangedAndDeletedRuns() throws IOException {
    RunFolder runs = new RunFolder(folder);
    assertThat(runs.scan(NOW)).isEmpty();
    RunDirectory run = run("one", RunState.preparing(NOW));
    assertThat(runs.scan(NOW).get(0).isRunning()).isTrue();
    run.write(finished(NOW));
    assertThat(runs.scan(NOW).get(0).state().status()).isEqualTo(RunStatus.FINISHED);
    Files.delete(run.path().resolve(RunDirectory.STATE));
    assertThat(runs.scan(NOW)).isEmpty();
  }

  @Test
  void runWhoseProcessDiedIsInterruptedAndResumable() throws IOException {
    RunProcess gone = new RunProcess(999_999_999, 0, RunProcess.current().host());
    run("dead", RunState.preparing(NOW).signed(gone, NOW));
    RunSummary dead = new RunFolder(folder).scan(NOW).get(0);
    assertThat(dead.interruption()).contains(Interruption.PROCESS_GONE);
    assertThat(dead.isRunning()).isFalse();
    assertThat(dead.isResumable()).isTrue();
  }

  @Test
  void runElsewhereLivesWhileItsHeartbeatChanges() throws IOException {
    RunFolder runs = new RunFolder(folder);
    Duration behind = Duration.ofHours(-3);
    for (int second = 0; second <= 600; second += 100) {
      Instant now = NOW.plusSeconds(second);
      run("far", RunState.preparing(NOW).signed(new RunProcess(1, 0, "far"), now.plus(behind)));
      assertThat(runs.scan(now).get(0).isRunning()).isTrue();
    }
    assertThat(runs.scan(NOW.plusSeconds(770)).get(0).isRunning()).isTrue();
    assertThat(runs.scan(NOW.plusSeconds(790)).get(0).interruption())
        .contains(Interruption.NO_SIGN);
  }

  @Test
  void folderThatIsARunIsListedWithTheRunsInIt() throws IOException {
    RunDirectory run = run("one", finished(NOW));
    assertThat(names(new RunFolder(run.path()).scan(NOW))).containsExactly("one");
    run("one/two", finished(NOW.plusSeconds(1)));
    assertThat(names(new RunFolder(run.path()).scan(NOW))).containsExactly("two", "one");
    assertThat(new RunFolder(folder.resolve("missing")).scan(NOW)).isEmpty();
  }

  @Test
  void runWhoseStateCannotBeReadForTheMomentStays() throws IOException {
    RunFolder runs = new RunFolder(folder);
    RunDirectory run = run("one", RunState.preparing(NOW));
    run("two", finished(NOW));
    assertThat(names(runs.scan(NOW))).containsExactly("one", "two");
    Path state = run.path().resolve(RunDirectory.STATE);
    for (byte[] broken : List.of(new byte[0], new byte[] {(byte) 0xff}, new byte[] {'{'})) {
      Files.write(state, broken);
      List<RunSummary> found = runs.scan(NOW);
      assertThat(names(found)).containsExactly("one", "two");
      assertThat(found.get(0).state()).isEqualTo(RunState.preparing(NOW));
    }
    run.write(finished(NOW));
    assertThat(runs.scan(NOW).get(0).state().status()).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void stateThatNeverCouldBeReadHidesNoOtherRun() throws IOException {
    run("one", finished(NOW));
    RunDirectory broken = run("broken", finished(NOW));
    Files.write(broken.path().resolve(RunDirectory.STATE), new byte[] {(byte) 0xff});
    assertThat(names(new RunFolder(folder).scan(NOW))).containsExactly("one");
  }

  @Test
  void stateWrittenTwiceInOneTickOfTheFileSystemIsReadAgain() throws IOException {
    RunFolder runs = new RunFolder(folder);
    RunDirectory run = run("one", RunState.preparing(NOW).withStatus(RunStatus.TRAINING));
    Path state = run.path().resolve(RunDirectory.STATE);
    FileTime tick = FileTime.from(NOW);
    Files.setLastModifiedTime(state, tick);
    assertThat(runs.scan(NOW).get(0).state().status()).isEqualTo(RunStatus.TRAINING);
    String text = Files.readString(state);
    Files.writeString(state, text.replace("TRAINING", "FINISHED")); // in place, of one length
    Files.setLastModifiedTime(state, tick);
    assertThat(runs.scan(NOW).get(0).state().status()).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void hundredRunsAreFoundAndFoundAgain() throws IOException {
    for (int i = 0; i < 100; i++) {
      run("run-" + i, finished(NOW.plusSeconds(i)));
    }
    RunFolder found = new RunFolder(folder);
    List<RunSummary> first = found.scan(NOW);
    assertThat(first).hasSize(100);
    assertThat(first.get(0).name()).isEqualTo("run-99");
    assertThat(found.scan(NOW)).isEqualTo(first);
  }

  @Test
  void historyGroupsLinesByLossAndFollows() throws IOException {
    RunDirectory run = run("one", RunState.preparing(NOW));
    RunHistory history = new RunHistory(run);
    assertThat(history.update()).isFalse();
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 1, NOW, 3, 2, 1, 1e-3, 4, 0.1));
      writer.append(new Step("CE", 2, NOW.plusSeconds(2), 2, 1, 1, 1e-3, 4, 0.1));
      writer.append(new Evaluation("CE", 2, NOW, 0.5, 0.4, Map.of("a", 0.5), Map.of(), 1));
      writer.append(new Step("QCE", 1, NOW, 9, 2, 1, 1e-3, 4, 0.1));
    }
    assertThat(history.update()).isTrue();
    assertThat(history.losses()).extracting(LossHistory::loss).containsExactly("CE", "QCE");
    LossHistory ce = history.loss("CE").orElseThrow();
    assertThat(ce.values(StepQuantity.TOTAL)).containsExactly(3, 2);
    assertThat(ce.iterations()).containsExactly(1, 2);
    assertThat(ce.finalEvaluation().map(Evaluation::map11)).contains(0.5);
    assertThat(ce.duration()).isEqualTo(Duration.ofSeconds(2));
    MetricsCut.of(run.metrics(), Map.of("CE", 1L)).apply();
    assertThat(history.update()).isTrue();
    assertThat(history.loss("CE").orElseThrow().steps()).isEqualTo(1);
    assertThat(history.loss("QCE")).isEmpty();
  }
}
