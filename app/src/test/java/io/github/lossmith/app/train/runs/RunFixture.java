package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a folder, with models that run on the test's thread; their processes only sleep. */
abstract class RunFixture {
  static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir Path folder;
  final SameThreadTasks tasks = new SameThreadTasks();
  final ScriptedDialogs dialogs = new ScriptedDialogs();
  final Notices notices = new Notices();
  final List<String> started = new ArrayList<>();
  private final List<Process> idles = new ArrayList<>();
  RunsModel runs;
  RunQueue queue;
  SweepActions sweeps;

  /** The folders of sweeps that were worked on, and whether failed runs were to be tried again. */
  final List<String> worked = new ArrayList<>();

  RunActions actions;

  @BeforeEach
  void makeModels() {
    runs = new RunsModel(tasks, Clock.fixed(NOW, ZoneOffset.UTC), folder);
    PassingNotices passing = new PassingNotices(notices);
    runs.afterRefresh(passing::refresh);
    queue = new RunQueue(runs, this::start, tasks, passing);
    sweeps = new SweepActions(runs, this::work, tasks, passing);
    actions = new RunActions(runs, queue, sweeps, tasks, dialogs, passing);
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
    if (run.name().equals("faulty")) {
      throw new IllegalStateException("a mistake");
    }
    started.add(run.name());
    Process idle =
        run.name().equals("dying")
            ? new ProcessBuilder("false").start()
            : new ProcessBuilder("sleep", "60").start();
    idles.add(idle);
    return idle;
  }

  private Process work(Path sweep, boolean despiteFailures) throws IOException {
    worked.add(sweep.getFileName() + (despiteFailures ? " --failed" : ""));
    Process idle = new ProcessBuilder("sleep", "60").start();
    idles.add(idle);
    return idle;
  }

  RunDirectory run(String name, RunState state) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(name));
    run.write(state);
    return run;
  }

  RunSummary seen(String name) {
    return runs.runs().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  static RunState dead() {
    RunProcess gone = new RunProcess(999_999_999, 0, RunProcess.current().host());
    return RunState.preparing(NOW).withStatus(RunStatus.TRAINING).signed(gone, NOW);
  }
}
