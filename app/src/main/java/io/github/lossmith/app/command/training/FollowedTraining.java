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
import org.jspecify.annotations.Nullable;

/** Runs a training process and shows its progress on stderr. */
public final class FollowedTraining {
  private static final long LOOK_MS = 500;
  private static final int BAR = 24;

  private final RunDirectory directory;
  private final PrintWriter err;
  private final MetricsTail metrics;
  private final boolean terminal = Boolean.getBoolean("lossmith.terminal");
  private final long begun = System.currentTimeMillis();
  private @Nullable Process process;
  private String told = "";
  private String best = "";

  /** The training of a prepared run. */
  public FollowedTraining(RunDirectory directory, PrintWriter err) {
    this.directory = directory;
    this.err = err;
    this.metrics = new MetricsTail(directory.metrics());
  }

  /** Trains this run alone to its end; gives the exit code, see {@link TrainingExit}. */
  public int run() throws IOException, InterruptedException {
    try (TrainingStop stop = TrainingStop.of(err, false)) {
      return run(stop);
    }
  }

  /** Trains to the end; gives the exit code, see {@link TrainingExit}. */
  int run(TrainingStop stop) throws IOException, InterruptedException {
    err.println("run directory: " + directory.path().toAbsolutePath().normalize());
    Process training = stop.start(this);
    while (!training.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
      refresh();
    }
    refresh();
    stop.ended();
    return end(training.exitValue());
  }

  /** Starts the process; what the engine refuses is kept as the reason of the run's end. */
  Process start() throws IOException {
    try {
      Process started = TrainingLauncher.attached().start(directory);
      process = started;
      return started;
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

  /** Ctrl-C and SIGTERM come here; the training writes a checkpoint and ends. */
  int stop() {
    Process training = process;
    try {
      if (training != null) {
        training.destroy();
        err.println();
        err.println("stopping: the step under way ends, a checkpoint is written");
        err.flush();
        training.waitFor();
      }
      tellState();
      return directory.state().map(state -> exit(state.status())).orElse(TrainingExit.FAILED);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      err.println("lossmith: " + failure);
    }
    return TrainingExit.FAILED;
  }

  private static int exit(RunStatus status) {
    return switch (status) {
      case FINISHED -> TrainingExit.FINISHED;
      case FAILED -> TrainingExit.FAILED;
      default -> TrainingExit.STOPPED;
    };
  }

  private int end(int exit) throws IOException {
    if (terminal) {
      err.println();
    }
    if (exit == TrainingExit.IN_USE) {
      err.println("lossmith: " + Problem.of("trainer.training.in-use", directory.path()).message());
      return TrainingExit.IN_USE;
    }
    if (exit == TrainingExit.UNWRITABLE) {
      err.println("lossmith: " + withoutState().message());
      return TrainingExit.FAILED;
    }
    if (exit != 0 && directory.state().filter(FollowedTraining::isOurs).isPresent()) {
      neverBegan(LogTail.lastLine(directory.log()).orElse("exit " + exit));
    }
    tellState();
    Optional<RunStatus> status = directory.state().map(RunState::status);
    if (status.filter(end -> end == RunStatus.STOPPED || end == RunStatus.FINISHED).isPresent()) {
      return exit(status.get());
    }
    boolean badInput = exit == TrainingExit.BAD_INPUT && status.isPresent();
    return badInput ? TrainingExit.BAD_INPUT : TrainingExit.FAILED;
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
