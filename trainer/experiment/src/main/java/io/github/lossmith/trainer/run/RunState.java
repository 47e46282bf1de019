package io.github.lossmith.trainer.run;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.lock.RunProcess;
import io.github.lossmith.trainer.lock.SchedulerJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The contents of {@code state.json}: where a run is. An active one writes it again at least once a
 * minute, see {@link SchedulerJob#heartbeat}.
 *
 * @param status what the run is doing
 * @param loss the name of the loss in training, empty before the first
 * @param iteration finished steps of that loss
 * @param iterations steps of each loss, 0 while not known
 * @param progress fraction of the whole run, in [0, 1]
 * @param imagesPerSecond recent speed, 0 while not known
 * @param remainingSeconds estimate for the whole run, NaN while not known
 * @param process who writes this
 * @param started when the run was first started
 * @param heartbeat when this was written
 * @param error why it stopped or failed, one line; empty otherwise
 * @param cause the message key of {@code error}, such as {@link #DIVERGED}, by which programs tell
 *     reasons apart; empty where it has none
 * @param accumulate parts of a batch to go on with, where the run failed because whole ones, or
 *     fewer parts, did not fit in memory; otherwise 0
 */
public record RunState(
    RunStatus status,
    String loss,
    long iteration,
    long iterations,
    double progress,
    double imagesPerSecond,
    double remainingSeconds,
    RunProcess process,
    Instant started,
    Instant heartbeat,
    String error,
    String cause,
    int accumulate) {
  /** The cause of a run that ended because a loss diverged, the one in training. */
  public static final String DIVERGED = "trainer.training.diverged";

  /** No two clocks differ by more: an older heartbeat is that of a dead run at first sight. */
  private static final Duration CLOCKS_AGREE = Duration.ofDays(1);

  /** The same of a state that is seen for the first time. */
  public Optional<Interruption> interruption(Instant now) {
    return interruption(now, now);
  }

  /** The state of a run that waits to be started; there is no process yet. */
  public static RunState queued(Instant now) {
    return of(RunStatus.QUEUED, RunProcess.NONE, now);
  }

  /** The state of a run whose process, this one, has begun. */
  public static RunState preparing(Instant now) {
    return of(RunStatus.PREPARING, RunProcess.current(), now);
  }

  private static RunState of(RunStatus status, RunProcess process, Instant now) {
    return new RunState(status, "", 0, 0, 0, 0, Double.NaN, process, now, now, "", "", 0);
  }

  public RunState withStatus(RunStatus next) {
    return new RunState(
        next,
        loss,
        iteration,
        iterations,
        progress,
        imagesPerSecond,
        remainingSeconds,
        process,
        started,
        heartbeat,
        error,
        cause,
        accumulate);
  }

  /** The state at this step of a loss. */
  public RunState at(String currentLoss, long step, long steps, double fraction) {
    return new RunState(
        status,
        currentLoss,
        step,
        steps,
        Math.min(1, Math.max(0, fraction)),
        imagesPerSecond,
        remainingSeconds,
        process,
        started,
        heartbeat,
        error,
        cause,
        accumulate);
  }

  public RunState withSpeed(double images, double remaining) {
    return new RunState(
        status,
        loss,
        iteration,
        iterations,
        progress,
        images,
        remaining,
        process,
        started,
        heartbeat,
        error,
        cause,
        accumulate);
  }

  /** The state as written by this process at this time. */
  public RunState signed(RunProcess writer, Instant now) {
    return new RunState(
        status,
        loss,
        iteration,
        iterations,
        progress,
        imagesPerSecond,
        remainingSeconds,
        writer,
        started,
        now,
        error,
        cause,
        accumulate);
  }

  /** The state of a run that has ended, with the reason in one line if there is one. */
  public RunState ended(RunStatus end, String reason) {
    return new RunState(
        end,
        loss,
        iteration,
        iterations,
        end == RunStatus.FINISHED ? 1 : progress,
        imagesPerSecond,
        end == RunStatus.FINISHED ? 0 : Double.NaN,
        process,
        started,
        heartbeat,
        reason,
        "",
        0);
  }

  /** Failed because the memory was too small; {@code parts} of a batch are to be tried next. */
  public RunState outOfMemory(String reason, int parts) {
    return ended(RunStatus.FAILED, reason).because("", parts);
  }

  /** Failed because of a known problem. */
  public RunState failed(Problem problem) {
    return ended(RunStatus.FAILED, OneLine.of(problem.message())).because(problem.key(), 0);
  }

  private RunState because(String key, int parts) {
    return new RunState(
        status,
        loss,
        iteration,
        iterations,
        progress,
        imagesPerSecond,
        remainingSeconds,
        process,
        started,
        heartbeat,
        error,
        key,
        parts);
  }

  /**
   * Why this run, which says that it is active, is dead: its process is gone, or, where it runs on
   * another machine, its heartbeat has not changed for {@link RunLock#SILENCE} of this machine's
   * time. The clocks of the two are not compared, but where they are a day apart. Empty while it
   * lives and where it is queued or ended.
   *
   * @param unchanged since when, by this machine's clock, its heartbeat has been seen as it is
   */
  public Optional<Interruption> interruption(Instant unchanged, Instant now) {
    if (!status.isActive()) {
      return Optional.empty();
    }
    if (process.isHere()) {
      return process.isAlive() ? Optional.empty() : Optional.of(Interruption.PROCESS_GONE);
    }
    if (process.machine().wasHereBefore(heartbeat)) {
      return Optional.of(Interruption.PROCESS_GONE);
    }
    boolean silent =
        unchanged.plus(RunLock.SILENCE).isBefore(now) || heartbeat.plus(CLOCKS_AGREE).isBefore(now);
    return silent ? Optional.of(Interruption.NO_SIGN) : Optional.empty();
  }
}
