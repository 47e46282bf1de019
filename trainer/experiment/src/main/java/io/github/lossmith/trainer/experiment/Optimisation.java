package io.github.lossmith.trainer.experiment;

/**
 * By which rule a loss is minimised, beside the size of its steps.
 *
 * @param optimizer Adam, or SGD with momentum
 * @param schedule of the learning rate
 */
public record Optimisation(Optimizer optimizer, LearningRateSchedule schedule) {
  /** Adam with a constant learning rate, as in the paper. */
  public static final Optimisation USUAL =
      new Optimisation(Optimizer.ADAM, LearningRateSchedule.CONSTANT);

  public Optimisation withOptimizer(Optimizer changed) {
    return new Optimisation(changed, schedule);
  }

  public Optimisation withSchedule(LearningRateSchedule changed) {
    return new Optimisation(optimizer, changed);
  }
}
