package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Dialogs;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.preparation.SmallerParts;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.SweepCounts;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepRemoval;
import java.io.IOException;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * Stops, resumes, restarts and deletes runs. Training is started through the queue, see {@link
 * RunQueue}. All methods are called on the JavaFX thread.
 */
public final class RunActions {
  private static final String CANCEL = "app.dialog.cancel";

  private final RunsModel runs;
  private final RunQueue queue;
  private final SweepActions sweeps;
  private final Tasks tasks;
  private final Dialogs dialogs;
  private final PassingNotices notices;
  private final ObservableSet<RunDirectory> stopping = FXCollections.observableSet();

  RunActions(
      RunsModel runs,
      RunQueue queue,
      SweepActions sweeps,
      Tasks tasks,
      Dialogs dialogs,
      PassingNotices notices) {
    this.runs = runs;
    this.queue = queue;
    this.sweeps = sweeps;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.notices = notices;
    runs.afterRefresh(this::forgetStopped);
  }

  /** Runs that were asked to stop and have not yet. */
  public ObservableSet<RunDirectory> stopping() {
    return FXCollections.unmodifiableObservableSet(stopping);
  }

  /**
   * Asks the process to stop with a checkpoint; asked again, offers to kill it. The seeds of a
   * group that wait leave the queue, too; of a sweep, who trains it here takes no further run.
   */
  void stop(RunSummary run) {
    if (run.sweep().isPresent()) {
      runs.working(run.directory()).forEach(this::stop);
      return;
    }
    if (run.group().isPresent()) {
      run.runs().stream().filter(RunActions::waits).forEach(this::dequeue);
      run.runs().stream().filter(RunSummary::isRunning).forEach(this::stop);
      return;
    }
    if (!run.state().process().isHere()) {
      notices.warn(
          () -> isRunning(run),
          Problem.of("app.train.stop.elsewhere", run.title(), run.state().process().host()));
      return;
    }
    boolean again = !stopping.add(run.directory());
    if (again && !agreed("app.train.kill", run.title())) {
      return;
    }
    tasks.background(
        () -> asked(run, again),
        outcome -> outcome.failure().ifPresent(why -> notices.warn(() -> isRunning(run), why)));
  }

  /** Asks the process to end; a process that has already ended counts as asked. */
  private static Outcome<RunSummary> asked(RunSummary run, boolean kill) {
    return run.state()
            .process()
            .handle()
            .map(process -> kill ? process.destroyForcibly() : process.destroy())
            .orElse(true)
        ? Outcome.ok(run)
        : Outcome.bad("app.train.stop.refused", run.title());
  }

  private boolean isRunning(RunSummary run) {
    return runs.find(run.directory()).filter(RunSummary::isRunning).isPresent();
  }

  private void forgetStopped() {
    stopping.removeIf(directory -> runs.find(directory).map(run -> !run.isRunning()).orElse(true));
  }

  /**
   * Puts a stopped, failed or interrupted run into the queue again, unless its experiment was
   * changed since it was trained. One whose batches did not fit in memory goes on in smaller parts.
   */
  void resume(RunSummary run) {
    if (run.sweep().isPresent()) {
      sweeps.work(run);
      return;
    }
    if (run.group().isPresent()) {
      run.runs().stream().filter(RunSummary::isResumable).forEach(this::resume);
      tasks.background(() -> queued(run), outcome -> done(run, outcome));
      return;
    }
    tasks.background(() -> again(run, () -> requeue(run)), outcome -> done(run, outcome));
  }

  private void requeue(RunSummary run) throws IOException {
    SmallerParts.adopt(run.directory());
    run.directory().write(runs.queued(run));
  }

  private static Outcome<RunSummary> again(RunSummary run, DiskWork work) {
    return RunPreparation.refusal(run.directory())
        .map(Outcome::<RunSummary>bad)
        .orElseGet(() -> tried(run, work));
  }

  /** The seeds of a group that have no run yet. */
  private Outcome<RunSummary> queued(RunSummary run) {
    RunGroup group = new RunGroup(run.directory().path());
    EngineChoice choice = EngineChoice.of(run.current().directory());
    return GroupFile.read(group)
        .then(file -> tried(run, () -> GroupPreparation.queue(file, group, choice, runs.now())));
  }

  private static boolean waits(RunSummary run) {
    return run.state().status() == RunStatus.QUEUED;
  }

  /** Takes a run out of the queue. */
  void dequeue(RunSummary run) {
    write(run, run.state().ended(RunStatus.STOPPED, ""));
  }

  private void write(RunSummary run, RunState state) {
    tasks.background(
        () -> tried(run, () -> run.directory().write(state)), outcome -> done(run, outcome));
  }

  /**
   * Goes on from an earlier checkpoint: the later ones, of this loss and of those trained after it,
   * are deleted first, which is asked.
   */
  void restart(RunSummary run, ResumePoint from) {
    if (!agreed("app.train.restart", run.title(), from.loss(), Long.toString(from.iteration()))) {
      return;
    }
    tasks.background(() -> again(run, () -> goBack(run, from)), outcome -> done(run, outcome));
  }

  private void goBack(RunSummary run, ResumePoint from) throws IOException {
    from.deleteLater(run.directory());
    requeue(run);
  }

  /** Deletes the run's directory, or a sweep with all its runs, which is asked. */
  void delete(RunSummary run) {
    if (run.sweep().isPresent()) {
      delete(run, run.sweep().get());
      return;
    }
    if (!agreed("app.train.delete", run.title(), run.directory().path())) {
      return;
    }
    tasks.background(() -> tried(run, () -> deleteUnlessUsed(run)), outcome -> done(run, outcome));
  }

  private void delete(RunSummary sweep, SweepCounts counts) {
    if (agreed(
        "app.train.delete-sweep",
        sweep.title(),
        Integer.toString(counts.planned()),
        Integer.toString(counts.finished() + counts.diverged()),
        sweep.directory().path())) {
      tasks.background(
          () -> new SweepFolder(sweep.directory().path()).read().then(SweepRemoval::delete),
          outcome -> done(sweep, outcome.map(deleted -> sweep)));
    }
  }

  private static void deleteUnlessUsed(RunSummary run) throws IOException {
    RunGroup group = new RunGroup(run.directory().path());
    if (!(run.group().isPresent() ? group.delete() : run.directory().delete())) {
      throw new IOException("a process is writing in it");
    }
  }

  /** Something that the disk may refuse. */
  private interface DiskWork {
    void run() throws IOException;
  }

  private static Outcome<RunSummary> tried(RunSummary run, DiskWork work) {
    try {
      work.run();
      return Outcome.ok(run);
    } catch (IOException refused) {
      return Outcome.bad("app.train.disk", run.title(), String.valueOf(refused.getMessage()));
    }
  }

  /** A failure is cleared when the run is in another state, or was removed. */
  private void done(RunSummary run, Outcome<RunSummary> outcome) {
    outcome.failure().ifPresentOrElse(why -> refused(run, why), notices::worked);
    runs.refresh();
  }

  /** What a refusal asks for has often no room in one line. */
  private void refused(RunSummary run, Problem why) {
    notices.warn(() -> isUnchanged(run), why);
    dialogs.tell(why);
  }

  private boolean isUnchanged(RunSummary run) {
    return runs.find(run.directory())
        .filter(found -> found.state().equals(run.state()))
        .isPresent();
  }

  private boolean agreed(String key, Object... arguments) {
    String yes = key + ".yes";
    return dialogs.ask(key, List.of(yes, CANCEL), arguments).equals(yes);
  }

  /**
   * Asked before the window closes: runs may go on without it, or are stopped with a checkpoint.
   *
   * @return false to keep the window open
   */
  public boolean mayClose() {
    List<RunSummary> working = runs.runs().stream().filter(this::isOurs).toList();
    if (working.isEmpty()) {
      return true;
    }
    List<String> answers =
        List.of("app.train.close.go-on", "app.train.close.stop", "app.dialog.cancel");
    String answer =
        dialogs.ask(
            "app.train.close",
            answers,
            String.join(", ", working.stream().map(RunSummary::title).toList()),
            Integer.toString(queue.waiting().size()));
    if (answer.equals("app.train.close.stop")) {
      working.forEach(run -> run.state().process().handle().ifPresent(ProcessHandle::destroy));
    }
    return !answer.equals(CANCEL);
  }

  private boolean isOurs(RunSummary run) {
    return run.isRunning() && run.state().process().isHere();
  }
}
