package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.scheduler.QueuedTasks;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.WrittenSearch;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sweep as one row of the list, and what its buttons do. */
class SweepRowsTest extends RunFixture {
  private static final RunState TRAINED =
      RunState.preparing(NOW).at("CE", 3, 3, 1).ended(RunStatus.FINISHED, "");
  private final RunText words = new RunText(new Texts(() -> Locale.ENGLISH));

  /** Two losses, two seeds. */
  private List<SweepTask> plan(Path place) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("many.sweep.json"),
            """
            {"name": "many", "experiment": "quick",
             "losses": [{"name": "CE", "design": "ce"}, {"name": "Maki", "design": "maki"}],
             "grid": {"seed": "0-1", "iterations": 3}}
            """);
    return SweepFile.read(file)
        .then(sweep -> SweepPlanning.plan(sweep, new SweepFolder(place)))
        .orThrow()
        .plan()
        .tasks();
  }

  private RunSummary row() {
    runs.refresh();
    assertThat(runs.rows()).hasSize(1);
    return runs.rows().get(0);
  }

  private String text(RunSummary row) {
    return words.status(row, false, false) + ": " + words.detail(row, "");
  }

  @Test
  void aPlannedSweepIsOneRowThatIsFollowed() throws IOException {
    List<SweepTask> tasks = plan(folder.resolve("many"));
    assertThat(row().title()).isEqualTo("many");
    assertThat(text(row())).isEqualTo("planned: 0 of 4 runs finished, 4 waiting");
    tasks.get(0).run().write(TRAINED);
    tasks.get(1).run().write(RunState.preparing(NOW).at("Maki", 1, 3, 0.5));
    assertThat(text(row())).startsWith("training: 1 of 4 runs finished, 1 running, 2 waiting");
    assertThat(row().state().progress()).isEqualTo(1.5 / 4);
    assertThat(row().isRunning()).isTrue();
    tasks.get(1).run().write(dead());
    tasks.get(2).run().write(RunState.preparing(NOW).failed(Problem.of(RunState.DIVERGED, "CE")));
    tasks.get(3).run().write(RunState.preparing(NOW).ended(RunStatus.FAILED, "no memory"));
    assertThat(text(row()))
        .isEqualTo("waiting: 1 of 4 runs finished, 1 waiting, 1 failed, 1 diverged");
    for (SweepTask task : tasks) {
      task.run().write(TRAINED);
    }
    assertThat(text(row())).isEqualTo("finished: 4 of 4 runs finished");
    assertThat(runs.runs()).isEmpty();
  }

  @Test
  void theFolderOfASweepItselfIsOneRowAndItsRunsAreNotQueuedByTheWindow() throws IOException {
    List<SweepTask> tasks = plan(folder.resolve("many"));
    tasks.get(0).run().write(RunState.queued(NOW));
    runs.choose(folder.resolve("many"));
    assertThat(row().title()).isEqualTo("many");
    assertThat(started).isEmpty();
    RunDirectory inside = tasks.get(0).run();
    assertThat(runs.find(inside)).map(RunSummary::title).contains(tasks.get(0).title());
  }

  @Test
  void goingOnTrainsWhatIsLeftAndThenWhatFailed() throws IOException {
    List<SweepTask> tasks = plan(folder.resolve("many"));
    actions.resume(row());
    assertThat(worked).containsExactly("many");
    assertThat(sweeps.isStarting(row().directory())).isTrue();
    actions.resume(row());
    assertThat(worked).hasSize(1);
    tasks.get(0).run().write(RunState.preparing(NOW).at("CE", 1, 3, 0.5));
    assertThat(row().isRunning()).isTrue();
    assertThat(sweeps.isStarting(row().directory())).isFalse();
    for (SweepTask task : tasks) {
      task.run().write(RunState.preparing(NOW).ended(RunStatus.FAILED, "no memory"));
    }
    assertThat(text(row())).isEqualTo("some failed: 0 of 4 runs finished, 4 failed");
    actions.resume(row());
    assertThat(worked).containsExactly("many", "many --failed");
    assertThat(LaunchCommandLine.again(row()).orElseThrow()).contains(" sweep work ");
  }

  @Test
  void aPlanOfAnotherVersionIsARowThatSaysSo() throws IOException {
    plan(folder.resolve("many"));
    Path file = new SweepFolder(folder.resolve("many")).file();
    Files.writeString(file, Files.readString(file).replaceFirst("\"version\":1", "\"version\":9"));
    assertThat(text(row())).startsWith("unreadable: ").contains("tasks.jsonl").contains("9");
    assertThat(RunButtons.goesOn(row())).isFalse();
    assertThat(runs.sweep(row().directory())).isEqualTo(Optional.empty());
  }

  @Test
  @SuppressWarnings("try") // the claim is held, nothing is asked of it
  void deletingASweepIsAskedAndRefusedWhileARunOfItIsTrained() throws IOException {
    Path sweep = folder.resolve("many");
    List<SweepTask> tasks = plan(sweep);
    for (SweepTask task : tasks) {
      task.run().write(TRAINED);
    }
    Files.writeString(sweep.resolve("work.log"), "run 1 of 4");
    Files.writeString(Files.createDirectory(sweep.resolve("jobs")).resolve("1_1.txt"), "done");
    assertThat(RunButtons.isDeletable(row())).isTrue();
    actions.delete(row());
    assertThat(dialogs.asked).containsExactly("app.train.delete-sweep");
    assertThat(tasks.get(3).run().exists()).isTrue();
    try (RunLock claim = tasks.get(2).run().claim().orElseThrow()) {
      assertThat(claim).isNotNull();
      dialogs.answers.add("app.train.delete-sweep.yes");
      actions.delete(row());
      assertThat(dialogs.told).extracting(Problem::key).containsExactly("trainer.sweep.in-use");
      assertThat(tasks).allMatch(task -> task.run().exists());
    }
    dialogs.answers.add("app.train.delete-sweep.yes");
    actions.delete(row());
    assertThat(sweep).doesNotExist();
    assertThat(runs.rows()).isEmpty();
  }

  @Test
  void aRunThatTrainsIsStoppedBeforeItsSweepIsDeleted() throws IOException {
    plan(folder.resolve("many")).get(1).run().write(RunState.preparing(NOW));
    assertThat(RunButtons.isDeletable(row())).isFalse();
  }

  @Test
  void aSweepSaysInWhichJobsItsRunsWait() throws IOException {
    plan(folder.resolve("many"));
    QueuedTasks queued = new QueuedTasks(Map.of(1, "1234_1", 2, "1234_2", 3, "1234_3"));
    runs.showQueued(Map.of(folder.resolve("many"), queued));
    assertThat(text(row()))
        .isEqualTo("planned: 0 of 4 runs finished, 4 waiting, queued as 1234_[1-3]");
    new SweepFolder(folder.resolve("many")).read().orThrow().tasks().get(0).run().write(TRAINED);
    assertThat(text(row())).contains("3 waiting, queued as 1234_[2-3]");
  }

  @Test
  void aSearchIsOneRowWithItsGenerationAndTheRunsOfItsEnd() throws IOException {
    WrittenSearch search = WrittenSearch.begin(folder.resolve("found"), 4, 1);
    assertThat(row().title()).isEqualTo("quick");
    assertThat(text(row())).startsWith("planned: generation 0 of at most 1");
    List<SweepTask> tasks = search.next();
    tasks.get(0).run().write(RunState.preparing(NOW).at("CE", 1, 3, 0.5));
    assertThat(text(row()))
        .startsWith("training: generation 1 of at most 1 on the validation images, 0 of ")
        .contains(" runs finished, 1 running, " + (tasks.size() - 1) + " waiting");
    WrittenSearch.train(tasks);
    assertThat(RunButtons.goesOn(row())).isTrue();
    actions.resume(row());
    assertThat(worked).containsExactly("found");
    assertThat(LaunchCommandLine.again(row()).orElseThrow()).contains(" sweep search --out ");
    List<SweepTask> last = search.next();
    assertThat(text(row())).contains("on the test images, once, under fresh seeds, best +");
    last.get(0).run().write(RunState.preparing(NOW).at("CE", 1, 3, 0.5));
    assertThat(runs.waitingSweeps()).containsExactly(search.folder().comparison().path());
    QueuedTasks queued = new QueuedTasks(Map.of(1, "7_1", 2, "7_2", 3, "7_3"));
    runs.showQueued(Map.of(search.folder().comparison().path(), queued));
    assertThat(text(row())).contains("queued as 7_[2-3]");
    assertThat(runs.working(row().directory()))
        .extracting(RunSummary::directory)
        .containsExactly(last.get(0).run());
    assertThat(runs.row(last.get(0).run())).contains(row());
    search.end();
    assertThat(text(row())).startsWith("finished: at its end, after 1 of 1 generations");
    assertThat(row().state().progress()).isEqualTo(1);
    assertThat(RunButtons.goesOn(row())).isFalse();
    Path images = search.folder().path().resolve(".images");
    Files.writeString(Files.createDirectories(images.resolve("shapes")).resolve("1.png"), "");
    dialogs.answers.add("app.train.delete-sweep.yes");
    actions.delete(row());
    assertThat(search.folder().path()).doesNotExist();
  }

  @Test
  void aSearchThatCannotBeReadIsARowThatSaysSo() throws IOException {
    WrittenSearch search = WrittenSearch.begin(folder.resolve("found"), 4, 1);
    Files.writeString(search.folder().file(), "{\"version\": 9}");
    assertThat(text(row())).startsWith("unreadable: ").contains("search.json").contains("9");
    assertThat(RunButtons.goesOn(row())).isFalse();
  }
}
