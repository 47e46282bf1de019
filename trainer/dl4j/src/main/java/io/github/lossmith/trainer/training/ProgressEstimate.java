package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;

/** How fast a run is, and when it will be done. */
final class ProgressEstimate {
  /** An exponential mean over about twenty steps. */
  private static final double FORGET = 0.05;

  private final StateHeartbeat keeper;
  private final Schedule schedule;
  private final int losses;
  private int finishedLosses;
  private double stepSeconds;
  private int stepsSeen;
  private double evaluationSeconds;
  private long last = System.nanoTime();

  ProgressEstimate(StateHeartbeat keeper, Schedule schedule, int losses) {
    this.keeper = keeper;
    this.schedule = schedule;
    this.losses = losses;
  }

  /** The next loss begins, or goes on, after so many steps; {@code before} losses are done. */
  void begin(String loss, int steps, int before) {
    finishedLosses = before;
    last = System.nanoTime();
    keeper.change(
        state ->
            withoutFeatures(state)
                .withStatus(RunStatus.TRAINING)
                .at(loss, steps, schedule.iterations(), fraction(steps)));
  }

  /** The speed of the features and the time they had left say nothing about the training. */
  private static RunState withoutFeatures(RunState state) {
    return state.status() == RunStatus.PREPARING ? state.withSpeed(0, Double.NaN) : state;
  }

  void status(RunStatus status) {
    keeper.change(state -> state.withStatus(status));
  }

  private double fraction(int steps) {
    return (finishedLosses + steps / (double) schedule.iterations()) / losses;
  }

  /**
   * A step is done; gives images a second. The first step warms up and is forgotten at the second;
   * then all count alike, and later the recent ones most.
   */
  double speedAfter(String loss, int steps) {
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
    return speed;
  }

  private double sinceLast() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }

  private double remaining(int steps) {
    double lossesLeft = losses - finishedLosses - steps / (double) schedule.iterations();
    return lossesLeft
        * (schedule.iterations() * stepSeconds + schedule.evaluations() * evaluationSeconds);
  }

  /** An evaluation is done. */
  void evaluated() {
    evaluationSeconds = sinceLast();
  }
}
