package io.github.lossmith.trainer.detector;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Stochastic gradient descent with momentum as PyTorch has it: v ← momentum·v + gradient, and the
 * step is θ·v. ND4J's {@code Nesterovs} looks ahead, and keeps θ in the velocity, so that a change
 * of θ would act late.
 *
 * @param rate θ of each step
 * @param momentum in [0, 1)
 */
record MomentumRule(ISchedule rate, double momentum) implements IUpdater {
  private static final String VELOCITY = "V";

  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray view, boolean initialize) {
    Descent descent = new Descent(this, view);
    if (initialize) {
      view.assign(0);
    }
    return descent;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    INDArray velocity = state.get(VELOCITY);
    if (velocity == null) {
      throw new IllegalArgumentException("no velocity among " + state.keySet());
    }
    return instantiate(velocity, initialize);
  }

  @Override
  public IUpdater clone() {
    return this;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return rate.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double learningRate, ISchedule schedule) {
    throw new UnsupportedOperationException("the learning rate is that of the experiment");
  }

  /** The velocity of one block of parameters. */
  private static final class Descent implements GradientUpdater<MomentumRule> {
    private final MomentumRule rule;
    private INDArray velocity;

    Descent(MomentumRule rule, INDArray velocity) {
      this.rule = rule;
      this.velocity = velocity;
    }

    @Override
    public MomentumRule getConfig() {
      return rule;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialize) {
      INDArray found = state.get(VELOCITY);
      if (found == null) {
        throw new IllegalArgumentException("no velocity among " + state.keySet());
      }
      velocity = found;
    }

    @Override
    public Map<String, INDArray> getState() {
      return Map.of(VELOCITY, velocity);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
      if (initialize) {
        view.assign(0);
      }
      velocity = view;
    }

    /** Replaces the gradient by what is subtracted from the weights. */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      velocity.muli(rule.momentum).addi(gradient.reshape(velocity.shape()));
      gradient
          .assign(velocity.reshape(gradient.shape()))
          .muli(rule.getLearningRate(iteration, epoch));
    }
  }
}
