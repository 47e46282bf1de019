package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.SchedulerJob;
import io.github.lossmith.trainer.preparation.FailureReason;
import io.github.lossmith.trainer.preparation.SmallerParts;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the training process; see {@link Dl4jEngine}. Its exit codes are those of
 * {@link TrainingExit}, also where a signal stopped it.
 */
public final class TrainingMain {
  /**
   * A step of voc-paper takes about 12 s on two cores (docs/benchmarks.md); a busy machine has 25
   * times as long.
   */
  private static final long LAST_STEP_SECONDS = 300;

  /** Five quick heartbeats, the last of which a process that ends still writes. */
  private static final long LOCK_PATIENCE_MS = 5000;

  private final RunDirectory directory;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);

  /** The thread that waits for the sign of another machine; it need not be waited for. */
  private volatile @Nullable Thread locking;

  /** The exit code, once {@link #done}. */
  private volatile int exit = TrainingExit.FAILED;

  /** Whether the process ends by itself. */
  private volatile boolean leaving;

  /** Referenced, so that it is not garbage collected before it completes. */
  @SuppressWarnings("unused")
  private Optional<CompletableFuture<Void>> parentGone = Optional.empty();

  private TrainingMain(RunDirectory directory) {
    this.directory = directory;
  }

  /** Trains {@code args[0]}, a run directory; stops when the process {@code args[1]} ends. */
  public static void main(String[] args) throws IOException {
    Optional<TemporaryFolder> temporary = TemporaryFolder.take();
    TrainingMain training = new TrainingMain(new RunDirectory(Path.of(args[0])));
    if (args.length > 1) {
      training.stopWith(Long.parseLong(args[1]));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(training::stopAndWait, "stop"));
    try {
      training.exit = training.run();
    } catch (IOException failure) {
      // not even the state could be written; the command line tells it by the exit code
      failure.printStackTrace(System.out);
      System.out.println(OneLine.of(FailureReason.of(failure, training.directory)));
      training.exit = TrainingExit.UNWRITABLE;
    } finally {
      temporary.ifPresent(TemporaryFolder::delete);
      training.done.countDown();
    }
    training.leaving = true;
    System.exit(training.exit);
  }

  private void stopWith(long parent) {
    Optional<ProcessHandle> handle = ProcessHandle.of(parent);
    if (handle.isEmpty()) {
      stop.set(true);
    }
    parentGone = handle.map(process -> process.onExit().thenRun(() -> stop.set(true)));
  }

  /** SIGTERM and Ctrl-C come here: the step under way ends, and a checkpoint is written. */
  private void stopAndWait() {
    boolean byItself = leaving;
    stop.set(true);
    Thread waiting = locking;
    if (waiting != null) {
      waiting.interrupt();
    }
    try {
      if (!done.await(LAST_STEP_SECONDS, TimeUnit.SECONDS)) {
        System.out.println("the last step did not end in time");
      } else if (!byItself) {
        // a JVM would answer 128 + the signal's number
        Runtime.getRuntime().halt(exit);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private int run() throws IOException {
    Optional<RunLock> lock = lock();
    if (lock.isEmpty()) {
      String owner = directory.owner().map(who -> " (" + who + ")").orElse("");
      System.out.println("another process writes " + directory.path() + owner);
      return TrainingExit.IN_USE;
    }
    try (RunLock held = lock.get()) {
      directory.sweep();
      RunState first =
          directory
              .state()
              .map(state -> state.withStatus(RunStatus.PREPARING))
              .orElseGet(() -> RunState.preparing(Instant.now()));
      try (StateHeartbeat keeper =
          new StateHeartbeat(
              directory,
              first.ended(RunStatus.PREPARING, ""),
              held,
              SchedulerJob.heartbeat(System.getenv()))) {
        return run(keeper);
      }
    }
  }

  /** A run that is just ending may hold the lock for a moment. */
  private Optional<RunLock> lock() throws IOException {
    directory.owner().ifPresent(who -> System.out.println("held, or left, by " + who));
    locking = Thread.currentThread();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOCK_PATIENCE_MS);
      Optional<RunLock> lock = directory.lock();
      while (lock.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(100);
        lock = directory.lock();
      }
      return lock;
    } catch (InterruptedException asked) {
      return Optional.empty();
    } finally {
      locking = null;
    }
  }

  private int run(StateHeartbeat keeper) {
    try {
      Outcome<TrainingPlan> plan =
          ExperimentFile.read(directory.experiment())
              .then(experiment -> TrainingPlan.of(experiment, UserCache.folder()));
      Optional<Problem> problem = plan.failure();
      if (problem.isPresent()) {
        fail(keeper, problem.get().message());
        return TrainingExit.BAD_INPUT;
      }
      TrainingRun run = new TrainingRun(plan.orThrow(), directory, keeper, stop::get);
      problem = run.foreign();
      if (problem.isPresent()) {
        fail(keeper, problem.get().message());
        return TrainingExit.BAD_INPUT;
      }
      ComputeBackend backend = Backend.load();
      if (!Files.exists(directory.metrics())) {
        RunEnvironment.write(plan.orThrow(), backend, directory);
      }
      return finish(keeper, run.run());
    } catch (OutOfMemoryError | IOException | RuntimeException | LinkageError failure) {
      failure.printStackTrace(System.out);
      fail(keeper, failure);
      return TrainingExit.FAILED;
    }
  }

  private static int finish(StateHeartbeat keeper, RunEnd end) {
    return end.fold(
        () -> ended(keeper, RunStatus.FINISHED, TrainingExit.FINISHED),
        () -> ended(keeper, RunStatus.STOPPED, TrainingExit.STOPPED),
        problem -> failed(keeper, problem, TrainingExit.FAILED),
        problem -> failed(keeper, problem, TrainingExit.BAD_INPUT));
  }

  private static int failed(StateHeartbeat keeper, Problem problem, int exitCode) {
    System.out.println(OneLine.of(problem.message()));
    keeper.change(state -> state.failed(problem));
    return exitCode;
  }

  private static int ended(StateHeartbeat keeper, RunStatus status, int exitCode) {
    keeper.change(state -> state.ended(status, ""));
    return exitCode;
  }

  private static void fail(StateHeartbeat keeper, String reason) {
    String line = OneLine.of(reason);
    System.out.println(line);
    keeper.change(state -> state.ended(RunStatus.FAILED, line));
  }

  private void fail(StateHeartbeat keeper, Throwable failure) {
    fail(keeper, FailureReason.of(failure, directory));
    if (FailureReason.isMemory(failure, directory)) {
      ExperimentFile.read(directory.experiment())
          .toOptional()
          .map(experiment -> SmallerParts.afterFailure(experiment.schedule()))
          .ifPresent(parts -> keeper.change(state -> state.outOfMemory(state.error(), parts)));
    }
  }
}
