package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.MinMaxSeries;
import io.github.lossmith.app.train.watch.Smoothing;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.trainer.run.MetricLine.Step;
import io.github.lossmith.trainer.run.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunProcess;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding, queueing, stopping, resuming and deleting runs, without a toolkit. */
class RunsModelTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final ScriptedDialogs dialogs = new ScriptedDialogs();
  private final Notices notices = new Notices();
  private final List<String> started = new ArrayList<>();
  private final List<Process> idles = new ArrayList<>();
  private RunsModel runs;
  private RunQueue queue;
  private RunActions actions;

  @BeforeEach
  void makeModels() {
    runs = new RunsModel(tasks, Clock.fixed(NOW, ZoneOffset.UTC), folder);
    PassingNotices passing = new PassingNotices(notices);
    runs.afterRefresh(passing::refresh);
    queue = new RunQueue(runs, this::start, tasks, passing);
    actions = new RunActions(runs, queue, tasks, dialogs, passing);
  }

  /** The runs end first: of a queued one the queue would write down that its process failed. */
  @AfterEach
  void endIdleProcesses() throws IOException {
    for (String name : started) {
      run(name, RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    }
    idles.forEach(Process::destroyForcibly);
  }

  private Process start(RunDirectory run) throws IOException {
    if (run.name().equals("refused")) {
      throw new IOException("no java here");
    }
    started.add(run.name());
    Process idle = new ProcessBuilder("sleep", "60").start();
    idles.add(idle);
    return idle;
  }

  private RunDirectory run(String name, RunState state) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(name));
    run.write(state);
    return run;
  }

  private RunSummary seen(String name) {
    return runs.runs().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static RunState dead() {
    RunProcess gone = new RunProcess(999_999_999, 0, RunProcess.current().host());
    return RunState.preparing(NOW).withStatus(RunStatus.TRAINING).signed(gone, NOW);
  }

  @Test
  void runsStartedElsewhereAppearAtTheNextLook() throws IOException {
    runs.refresh();
    assertThat(runs.runs()).isEmpty();
    run("other", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    tasks.tick();
    assertThat(runs.runs()).extracting(RunSummary::name).containsExactly("other");
  }

  @Test
  void queueStartsTheOldestAndOnlyOneAtATime() throws IOException {
    run("second", RunState.queued(NOW.plusSeconds(5)));
    run("first", RunState.queued(NOW));
    runs.refresh();
    tasks.tick();
    assertThat(started).containsExactly("first");
    run("first", RunState.preparing(NOW));
    tasks.tick();
    assertThat(started).containsExactly("first");
    run("first", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    tasks.tick();
    tasks.tick();
    assertThat(started).containsExactly("first", "second");
  }

  @Test
  void runThatCannotBeStartedFailsWithTheReasonAndIsNotTriedAgain() throws IOException {
    RunDirectory refused = run("refused", RunState.queued(NOW));
    runs.refresh();
    tasks.tick();
    assertThat(refused.state().map(RunState::error)).contains("no java here");
    assertThat(seen("refused").state().status()).isEqualTo(RunStatus.FAILED);
    assertThat(notices.last().get().bad()).isTrue();
  }

  @Test
  void interruptedRunIsQueuedAgainByResuming() throws IOException {
    RunDirectory run = run("dead", dead());
    run("busy", RunState.preparing(NOW));
    runs.refresh();
    assertThat(seen("dead").isResumable()).isTrue();
    actions.resume(seen("dead"));
    assertThat(run.state().map(RunState::status)).contains(RunStatus.QUEUED);
    assertThat(started).isEmpty();
    queue.start(seen("dead"));
    assertThat(started).containsExactly("dead");
  }

  @Test
  void deletingIsAskedFirst() throws IOException {
    RunDirectory run = run("dead", dead());
    runs.refresh();
    actions.delete(seen("dead"));
    assertThat(run.exists()).isTrue();
    dialogs.answers.add("app.train.delete.yes");
    actions.delete(seen("dead"));
    assertThat(run.path()).doesNotExist();
    assertThat(runs.runs()).isEmpty();
  }

  @Test
  void restartDeletesTheLaterCheckpoints() throws IOException {
    RunDirectory run = run("dead", dead());
    for (String loss : List.of("CE", "Maki", "QCE")) {
      Files.createDirectories(run.checkpoints(loss));
      Files.createFile(run.checkpoint(loss, 100));
      Files.createFile(run.checkpoint(loss, 200));
    }
    runs.refresh();
    List<RunCheckpoint> all = RunCheckpoint.of(run, List.of("CE", "Maki", "QCE"));
    assertThat(all).hasSize(6);
    dialogs.answers.add("app.train.restart.yes");
    actions.restart(seen("dead"), all.get(3));
    assertThat(run.checkpointIterations("CE")).containsExactly(100L, 200L);
    assertThat(run.checkpointIterations("Maki")).containsExactly(100L);
    assertThat(run.checkpointIterations("QCE")).isEmpty();
  }

  /** A run whose checkpoint is of the experiment before it was edited. */
  private RunDirectory edited() throws IOException {
    RunDirectory run = run("dead", dead());
    Files.writeString(run.experiment(), "{\"losses\": [{\"name\": \"CE\", \"design\": \"ce\"}]}");
    Files.createDirectories(run.checkpoints("CE"));
    for (int steps : List.of(100, 200)) {
      try (ZipOutputStream zip =
          new ZipOutputStream(Files.newOutputStream(run.checkpoint("CE", steps)))) {
        zip.putNextEntry(new ZipEntry("training"));
        DataOutputStream data = new DataOutputStream(zip);
        data.writeInt(1);
        data.writeUTF("of another experiment");
        data.writeInt(steps);
      }
    }
    runs.refresh();
    return run;
  }

  @Test
  void runOfAnEditedExperimentIsNotResumedAndLosesNothing() throws IOException {
    RunDirectory run = edited();
    actions.resume(seen("dead"));
    assertThat(run.state()).contains(dead());
    assertThat(notices.last().get().bad()).isTrue();

    dialogs.answers.add("app.train.restart.yes");
    actions.restart(seen("dead"), RunCheckpoint.of(run, List.of("CE")).get(1));
    assertThat(run.state()).contains(dead());
    assertThat(run.checkpointIterations("CE")).containsExactly(100L, 200L);
  }

  @Test
  void runOfAnotherMachineIsNotStoppedFromHere() throws IOException {
    run("far", RunState.preparing(NOW).signed(new RunProcess(1, 0, "far.example"), NOW));
    runs.refresh();
    actions.stop(seen("far"));
    assertThat(notices.last().get().bad()).isTrue();
  }

  @Test
  void closingAsksOnlyWhileSomethingWorksHere() throws IOException {
    runs.refresh();
    assertThat(actions.mayClose()).isTrue();
    run("busy", RunState.preparing(NOW));
    runs.refresh();
    assertThat(actions.mayClose()).isFalse();
    dialogs.answers.add("app.train.close.go-on");
    assertThat(actions.mayClose()).isTrue();
    assertThat(dialogs.asked).hasSize(2);
  }

  @Test
  void watchedRunGrowsIsCutAndDisappears() throws IOException {
    RunDirectory run = run("one", dead());
    runs.refresh();
    RunSelection selection = new RunSelection();
    WatchModel watch = new WatchModel(tasks, selection, RunDirectory::name);
    runs.afterRefresh(() -> selection.keep(runs.runs()));
    selection.selected().set(Optional.of(run));
    assertThat(watch.selectedView().orElseThrow().losses()).isEmpty();
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 1, NOW, 3, 2, 1, 1e-3, 40));
    }
    tasks.tick();
    LossView loss = watch.selectedView().orElseThrow().loss("CE").orElseThrow();
    assertThat(loss.iterations()).containsExactly(1);
    assertThat(watch.shownViews()).hasSize(1);
    run.delete();
    tasks.tick();
    tasks.tick();
    assertThat(watch.selectedView()).isEmpty();
    assertThat(runs.runs()).isEmpty();
  }

  @Test
  void commandLineIsSafeToPaste() {
    RunDirectory run = new RunDirectory(Path.of("/data/my runs/it's"));
    RunSummary stopped =
        new RunSummary(
            run, RunState.preparing(NOW).ended(RunStatus.STOPPED, ""), Optional.empty(), "");
    assertThat(LaunchCommandLine.again(stopped))
        .isEqualTo(
            "./lossmith train '/data/my runs/it'\\''s/experiment.json' --out"
                + " '/data/my runs/it'\\''s' --resume");
  }

  @Test
  void commandOfAFinishedRunRepeatsItBesideTheOld() throws IOException {
    RunDirectory done = run("done", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    runs.refresh();
    assertThat(LaunchCommandLine.again(seen("done")))
        .endsWith("/done/experiment.json --out " + done.path() + "-2");
  }

  @Test
  void smoothingKeepsAConstantAndPassesOverGaps() {
    assertThat(Smoothing.exponential(new double[] {2, 2, 2}, 0.9)).containsExactly(2, 2, 2);
    double[] gap = Smoothing.exponential(new double[] {1, Double.NaN, 3}, 0.5);
    assertThat(gap[0]).isEqualTo(1);
    assertThat(gap[1]).isNaN();
    assertThat(gap[2]).isEqualTo((0.25 * 1 + 0.5 * 3) / 0.75);
  }

  @Test
  void longRowKeepsItsExtremesAndItsEnds() {
    double[] x = new double[40_000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
      y[i] = Math.sin(i);
    }
    y[12_345] = 50;
    y[20_000] = Double.NaN;
    MinMaxSeries shown = MinMaxSeries.of(x, y);
    assertThat(shown.x()).hasSizeLessThan(1_700).endsWith(40_000).isSorted();
    assertThat(shown.y()).contains(50);
    double[] start = {1, 2, 3};
    assertThat(MinMaxSeries.of(start, start).x()).containsExactly(start);
  }
}
