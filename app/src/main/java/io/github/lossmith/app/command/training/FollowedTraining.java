package io.github.lossmith.app.command.training;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricsTail;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.preparation.FailureReason;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a training process and shows its progress on stderr. */
public final class FollowedTraining {
  private static final long LOOK_MS = 500;
  private static final int BAR = 24;

  private final RunDirectory directory;
  private final PrintWriter err;
  private final MetricsTail metrics;
  private final boolean terminal = Boolean.getBoolean("lossmith.terminal");
  private final long begun = System.currentTimeMillis();
  private boolean interrupted;
  private String told = "";
  private String best = "";

  public FollowedTraining(RunDirectory directory, PrintWriter err) {
    this.directory = directory;
    this.err = err;
    this.metrics = new MetricsTail(directory.metrics());
  }

  /** Trains to the end; gives the exit code: 0 ok or stopped, 1 failed, 2 bad input. */
  public int run() throws IOException, InterruptedException {
    err.println("run directory: " + directory.path().toAbsolutePath().normalize());
    Process process = start();
    Thread stop = new Thread(() -> stop(process), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
      refresh();
    }
    refresh();
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException stopping) {
      // the hook reports the end
      interrupted = true;
      return 0;
    }
    return end(process.exitValue());
  }

  /** What the engine refuses is kept as the reason of the run's end. */
  private Process start() throws IOException {
    try {
      return TrainingLauncher.attached().start(directory);
    } catch (ProgramRefused refused) {
      neverBegan(refused.problem().message());
      throw refused;
    }
  }

  /** Records a failure where the training has not replaced the state that this process wrote. */
  private void neverBegan(String reason) throws IOException {
    Optional<RunState> ours = directory.state().filter(FollowedTraining::isOurs);
    if (ours.isPresent()) {
      directory.write(ours.get().ended(RunStatus.FAILED, StandardStreams.oneLine(reason)));
    }
  }

  private static boolean isOurs(RunState state) {
    return state.status().isActive() && state.process().equals(RunProcess.current());
  }

  /** Whether this process is ending, by Ctrl-C or SIGTERM. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Ctrl-C and SIGTERM come here; the training writes a checkpoint and ends. */
  private void stop(Process process) {
    process.destroy();
    try {
      err.println();
      err.println("stopping: the step under way ends, a checkpoint is written");
      err.flush();
      process.waitFor();
      tellState();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      err.println("lossmith: " + failure);
    }
    err.flush();
  }

  private int end(int exit) throws IOException {
    if (terminal) {
      err.println();
    }
    if (exit == TrainingExit.IN_USE) {
      err.println("lossmith: " + Problem.of("trainer.training.in-use", directory.path()).message());
      return 2;
    }
    if (exit == TrainingExit.UNWRITABLE) {
      err.println("lossmith: " + withoutState().message());
      return 1;
    }
    if (exit != 0 && directory.state().filter(FollowedTraining::isOurs).isPresent()) {
      neverBegan(LogTail.lastLine(directory.log()).orElse("exit " + exit));
    }
    tellState();
    Optional<RunStatus> status = directory.state().map(RunState::status);
    if (status.equals(Optional.of(RunStatus.STOPPED))
        || status.equals(Optional.of(RunStatus.FINISHED))) {
      return 0;
    }
    return exit == 2 && status.isPresent() ? 2 : 1;
  }

  private void tellState() throws IOException {
    RunState state = directory.state().orElse(null);
    if (state == null) {
      err.println("lossmith: " + Problem.of("trainer.training.gone", directory.path()).message());
      return;
    }
    switch (state.status()) {
      case FINISHED -> err.println("finished");
      case STOPPED ->
          err.println(
              String.format(
                  Locale.ROOT,
                  "stopped at step %d of %s; go on with the same command and --resume",
                  state.iteration(),
                  StandardStreams.oneLine(state.loss())));
      case FAILED -> err.println("lossmith: " + StandardStreams.oneLine(state.error()));
      default -> err.println("lossmith: " + withoutState().message());
    }
  }

  /** Why a process has ended that left no reason in its state. */
  private Problem withoutState() {
    return FailureReason.isFull(directory)
        ? Problem.of("trainer.training.full", directory.path())
        : Problem.of("app.train.killed", directory.log());
  }

  private void refresh() throws IOException {
    MetricsTail.Batch batch = metrics.poll();
    for (MetricLine line : batch.lines()) {
      tell(line);
    }
    directory
        .state()
        .filter(state -> state.process().isHere() && state.status() != RunStatus.QUEUED)
        .ifPresent(this::bar);
    err.flush();
  }

  private void tell(MetricLine line) {
    line.match(step -> {}, this::tell, probabilities -> {}, features -> {}, this::tell);
  }

  private void tell(MetricLine.Evaluation seen) {
    best = String.format(Locale.ROOT, ", mAP %.3f", seen.map11());
    if (isNew(seen)) {
      clear();
      err.printf(
          Locale.ROOT,
          "%s: step %d, mAP %.3f (11-point), %.3f (all-point)%n",
          StandardStreams.oneLine(seen.loss()),
          seen.iteration(),
          seen.map11(),
          seen.mapAll());
    }
  }

  /** Prints a note; an error is left out, since it is printed with the state of the run. */
  private void tell(MetricLine.Note note) {
    if (isNew(note) && note.level() != MetricLine.Note.Level.ERROR) {
      clear();
      err.println(
          StandardStreams.oneLine(
              note.loss().isEmpty() ? note.text() : note.loss() + ": " + note.text()));
    }
  }

  private boolean isNew(MetricLine line) {
    return line.time().toEpochMilli() >= begun;
  }

  private void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
    }
  }

  private void bar(RunState state) {
    int full = (int) Math.round(BAR * state.progress());
    String text =
        String.format(
            Locale.ROOT,
            "[%s%s] %3.0f%% %s%s%s%s",
            "#".repeat(full),
            ".".repeat(BAR - full),
            100 * state.progress(),
            at(state),
            speed(state.imagesPerSecond()),
            left(state.remainingSeconds()),
            best);
    String coarse =
        terminal ? text : text.substring(0, BAR + 2) + StandardStreams.oneLine(state.loss());
    if (!coarse.equals(told)) {
      err.print(terminal ? "\r" + text + "\u001b[K" : text + "\n");
      told = coarse;
    }
  }

  private static String at(RunState state) {
    return state.iterations() == 0
        ? state.status().name().toLowerCase(Locale.ROOT)
        : StandardStreams.oneLine(state.loss())
            + " "
            + state.iteration()
            + "/"
            + state.iterations();
  }

  private static String speed(double imagesPerSecond) {
    return imagesPerSecond > 0
        ? String.format(Locale.ROOT, ", %.0f images/s", imagesPerSecond)
        : "";
  }

  private static String left(double seconds) {
    if (!(seconds > 0)) {
      return "";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, ", %d:%02d left", whole / 60, whole % 60)
        : String.format(Locale.ROOT, ", %d:%02d h left", whole / 3600, whole / 60 % 60);
  }
}
