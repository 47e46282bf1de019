package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimizer;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** ND4J's updater of a loss. */
public final class UpdateRule {
  private UpdateRule() {}

  /**
   * The updater of a loss, in a training of so many steps. The learning rate follows the number of
   * steps made, which a checkpoint has.
   */
  public static IUpdater of(LossSettings loss, int steps) {
    Optimizer optimizer = loss.optimisation().optimizer();
    ISchedule rate = new StepSchedule(loss, steps);
    if (optimizer.kind() == Optimizer.Kind.SGD) {
      return new MomentumRule(rate, optimizer.momentum());
    }
    boolean constant = loss.optimisation().schedule().equals(LearningRateSchedule.CONSTANT);
    return constant ? new Adam(loss.learningRate()) : new Adam(rate);
  }

  /** The learning rate of each step. */
  private record StepSchedule(LossSettings loss, int steps) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return loss.learningRate(iteration, steps);
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}
