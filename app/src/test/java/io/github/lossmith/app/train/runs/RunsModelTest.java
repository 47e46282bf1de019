package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.MinMaxSeries;
import io.github.lossmith.app.train.watch.Smoothing;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Finding, stopping, resuming and deleting runs, without a toolkit. */
class RunsModelTest extends RunFixture {
  @Test
  void runsStartedElsewhereAppearAtTheNextLook() throws IOException {
    runs.refresh();
    assertThat(runs.runs()).isEmpty();
    run("other", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    tasks.tick();
    assertThat(runs.runs()).extracting(RunSummary::name).containsExactly("other");
  }

  @Test
  void folderThatCannotBeReadForTheMomentLeavesItsRuns() throws IOException {
    Path parent = Files.createDirectories(folder.resolve("parent"));
    Path inner = Files.createDirectories(parent.resolve("inner"));
    new RunDirectory(inner.resolve("one")).write(RunState.preparing(NOW));
    runs.choose(inner);
    assertThat(runs.runs()).hasSize(1);
    Path aside = Files.move(inner, folder.resolve("aside"));
    Files.createSymbolicLink(inner, inner); // a loop: neither missing nor readable
    tasks.tick();
    assertThat(runs.problem().get()).isPresent();
    assertThat(runs.runs()).hasSize(1);
    Files.delete(inner);
    Files.move(aside, inner);
    tasks.tick();
    assertThat(runs.problem().get()).isEmpty();
    assertThat(runs.runs()).hasSize(1);
  }

  @Test
  void looksGoOnAfterAMistake() throws IOException {
    List<String> mistakes = new ArrayList<>(List.of("first", "second"));
    runs.afterRefresh(
        () -> {
          if (!mistakes.isEmpty()) {
            throw new IllegalStateException(mistakes.remove(0));
          }
        });
    assertThatThrownBy(runs::refresh).hasMessage("first");
    assertThatThrownBy(tasks::tick).hasMessage("second");
    run("other", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    tasks.tick();
    assertThat(runs.runs()).hasSize(1);
  }

  @Test
  void curvesComeBackAfterAMistake() throws IOException {
    RunDirectory run = run("one", dead());
    List<String> mistakes = new ArrayList<>();
    RunSelection selection = new RunSelection();
    WatchModel watch =
        new WatchModel(
            tasks,
            selection,
            directory -> {
              if (!mistakes.isEmpty()) {
                throw new IllegalStateException(mistakes.remove(0));
              }
              return directory.name();
            });
    selection.selected().set(Optional.of(run));
    mistakes.add("no title");
    assertThatThrownBy(watch::update).hasMessage("no title");
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 1, NOW, 3, 2, 1, 1e-3, 4, 0.1));
    }
    tasks.tick();
    assertThat(watch.selectedView().orElseThrow().loss("CE")).isPresent();
  }

  @Test
  void lastLogLineOfADeadRunIsReadOnceInTheBackground() throws IOException {
    RunDirectory run = run("dead", dead());
    Files.writeString(run.log(), "one\nOut of memory\n\n");
    run("busy", RunState.preparing(NOW));
    runs.refresh();
    assertThat(runs.lastLine(seen("dead"))).isEqualTo("Out of memory");
    assertThat(runs.lastLine(seen("busy"))).isEmpty();
    Files.delete(run.log());
    tasks.tick();
    assertThat(runs.lastLine(seen("dead"))).isEqualTo("Out of memory");
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
      Files.createFile(Engines.bundled().checkpoints(run).files().file(loss, 100));
      Files.createFile(Engines.bundled().checkpoints(run).files().file(loss, 200));
    }
    runs.refresh();
    List<ResumePoint> all = ResumePoint.of(run, List.of("CE", "Maki", "QCE"));
    assertThat(all).hasSize(6);
    dialogs.answers.add("app.train.restart.yes");
    actions.restart(seen("dead"), all.get(3));
    assertThat(Engines.bundled().checkpoints(run).files().steps("CE")).containsExactly(100L, 200L);
    assertThat(Engines.bundled().checkpoints(run).files().steps("Maki")).containsExactly(100L);
    assertThat(Engines.bundled().checkpoints(run).files().steps("QCE")).isEmpty();
  }

  /** A run whose checkpoint is of the experiment before it was edited. */
  private RunDirectory edited() throws IOException {
    RunDirectory run = run("dead", dead());
    Files.writeString(run.experiment(), "{\"losses\": [{\"name\": \"CE\", \"design\": \"ce\"}]}");
    Files.createDirectories(run.checkpoints("CE"));
    for (int steps : List.of(100, 200)) {
      try (ZipOutputStream zip =
          new ZipOutputStream(
              Files.newOutputStream(
                  Engines.bundled().checkpoints(run).files().file("CE", steps)))) {
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
    actions.restart(seen("dead"), ResumePoint.of(run, List.of("CE")).get(1));
    assertThat(run.state()).contains(dead());
    assertThat(Engines.bundled().checkpoints(run).files().steps("CE")).containsExactly(100L, 200L);

    run.delete();
    tasks.tick();
    assertThat(notices.last().get().bad()).isFalse();
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
    runs.afterRefresh(() -> selection.keep(one -> runs.find(one).isPresent()));
    selection.selected().set(Optional.of(run));
    assertThat(watch.selectedView().orElseThrow().losses()).isEmpty();
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 1, NOW, 3, 2, 1, 1e-3, 4, 0.1));
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
  void commandLineIsSafeToPaste() throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve("my runs/it's"));
    Files.createDirectories(run.path());
    Files.writeString(run.experiment(), "{}");
    RunSummary stopped =
        new RunSummary(
            run, RunState.preparing(NOW).ended(RunStatus.STOPPED, ""), Optional.empty(), "");
    assertThat(LaunchCommandLine.again(stopped).orElseThrow())
        .startsWith("./lossmith train '" + folder)
        .contains("/my runs/it'\\''s/experiment.json' --out")
        .endsWith("/my runs/it'\\''s' --resume");
  }

  /** What a recorder wrote has no experiment that could be trained again. */
  @Test
  void aRecordedRunHasNoCommand() throws IOException {
    RunDirectory recorded = run("recorded", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    Files.deleteIfExists(recorded.experiment());
    runs.refresh();
    assertThat(LaunchCommandLine.again(seen("recorded"))).isEmpty();
  }

  @Test
  void commandOfAFinishedRunRepeatsItBesideTheOld() throws IOException {
    RunDirectory done = run("done", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    Files.writeString(done.experiment(), "{}");
    runs.refresh();
    assertThat(LaunchCommandLine.again(seen("done")).orElseThrow())
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
