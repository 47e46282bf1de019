package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.Optimizer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

class UpdateRuleTest {
  private static LossSettings loss(Optimizer optimizer, String schedule) {
    return LossSettings.of("a", DesignRef.of("ce"))
        .withLearningRate(0.5)
        .withOptimisation(
            new Optimisation(optimizer, LearningRateSchedule.parse(schedule).orThrow()));
  }

  /**
   * torch.optim.SGD([x], lr, momentum=0.5) with lr 0.25, 0.5, 0.5, 0.5 and gradients 1, 1, 0, 2.
   */
  @Test
  void sgdWithMomentumStepsAsPytorchDoes() {
    IUpdater rule = UpdateRule.of(loss(Optimizer.sgd(0.5), "warm-up 0.5"), 4);
    INDArray velocity = Nd4j.ones(1, 3);
    GradientUpdater<?> updater = rule.instantiate(velocity, true);
    double[] gradients = {1, 1, 0, 2};
    float[] steps = {0.25f, 0.75f, 0.375f, 1.1875f};
    for (int i = 0; i < gradients.length; i++) {
      INDArray gradient =
          Nd4j.valueArrayOf(new long[] {1, 3}, gradients[i]).castTo(velocity.dataType());
      updater.applyUpdater(gradient, i, 0);
      assertThat(gradient.toFloatVector()).containsExactly(steps[i], steps[i], steps[i]);
    }
    assertThat(rule.stateSize(7)).isEqualTo(7);
  }

  @Test
  void adamFollowsTheStepsMade() {
    LossSettings rising = loss(Optimizer.ADAM, "warm-up 0.5");
    assertThat(UpdateRule.of(rising, 4).getLearningRate(0, 0)).isEqualTo(0.25);
    assertThat(UpdateRule.of(rising, 4).getLearningRate(3, 0)).isEqualTo(0.5);
    assertThat(UpdateRule.of(loss(Optimizer.ADAM, "constant"), 4)).isEqualTo(new Adam(0.5));
  }
}
