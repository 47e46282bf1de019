package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;

/** Estimates the speed and the remaining time of a run. */
final class ProgressEstimate {
  /** An exponential mean over about twenty steps. */
  private static final double FORGET = 0.05;

  private final StateHeartbeat keeper;
  private final Schedule schedule;
  private final int losses;
  private double others;
  private double stepSeconds;
  private int stepsSeen;
  private double evaluationSeconds;
  private long last = System.nanoTime();

  ProgressEstimate(StateHeartbeat keeper, Schedule schedule, int losses) {
    this.keeper = keeper;
    this.schedule = schedule;
    this.losses = losses;
  }

  /**
   * Called when a loss starts, or continues, after a number of steps.
   *
   * @param before what the other losses have behind them: the sum of their shares in [0, 1]
   */
  void begin(String loss, int steps, double before) {
    others = before;
    last = System.nanoTime();
    keeper.change(
        state ->
            withoutFeatures(state)
                .withStatus(RunStatus.TRAINING)
                .at(loss, steps, schedule.iterations(), fraction(steps)));
  }

  /** Discards the speed of the features, which is unrelated to that of the training. */
  private static RunState withoutFeatures(RunState state) {
    return state.status() == RunStatus.PREPARING ? state.withSpeed(0, Double.NaN) : state;
  }

  void status(RunStatus status) {
    keeper.change(state -> state.withStatus(status));
  }

  private double fraction(int steps) {
    return (others + steps / (double) schedule.iterations()) / losses;
  }

  /**
   * Called after a step; returns how long it took. In the speed of the run's state the first step
   * is warm-up and is discarded at the second; then all have equal weight, and later recent ones
   * more.
   */
  double secondsOf(String loss, int steps) {
    double seconds = sinceLast();
    stepsSeen++;
    double share = Math.max(FORGET, 1.0 / Math.max(1, stepsSeen - 1));
    stepSeconds = stepsSeen == 1 ? seconds : stepSeconds + share * (seconds - stepSeconds);
    double speed = schedule.batch() / stepSeconds;
    double remaining = remaining(steps);
    keeper.change(
        state ->
            state
                .withStatus(RunStatus.TRAINING)
                .at(loss, steps, schedule.iterations(), fraction(steps))
                .withSpeed(speed, remaining));
    return seconds;
  }

  private double sinceLast() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }

  private double remaining(int steps) {
    double lossesLeft = losses - others - steps / (double) schedule.iterations();
    return lossesLeft
        * (schedule.iterations() * stepSeconds + schedule.evaluations() * evaluationSeconds);
  }

  /** Called after an evaluation. */
  void evaluated() {
    evaluationSeconds = sinceLast();
  }
}
