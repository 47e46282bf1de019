package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.problem.Problem;
import java.util.OptionalDouble;

/**
 * One of the losses that are compared.
 *
 * @param name as it stands in the figures; unique in an experiment
 * @param design where it comes from
 * @param normalisation {@code positives}, {@code all} or {@code none}; empty: the design's own
 * @param mining hard examples are taken 1 : r, r easy ones for each positive; 0: no mining; empty:
 *     the design's own
 * @param learningRate θ
 * @param boxWeight λ, the weight of the smooth-L1 loss of the boxes
 * @param optimisation the optimizer, and the schedule of θ
 */
public record LossSettings(
    String name,
    DesignRef design,
    String normalisation,
    OptionalDouble mining,
    double learningRate,
    double boxWeight,
    Optimisation optimisation) {
  /** A loss that is minimised by Adam with a constant θ. */
  public LossSettings(
      String name,
      DesignRef design,
      String normalisation,
      OptionalDouble mining,
      double learningRate,
      double boxWeight) {
    this(name, design, normalisation, mining, learningRate, boxWeight, Optimisation.USUAL);
  }

  /** A loss of the user's: Table 1's learning rate and λ of the cross-entropy. */
  public static LossSettings of(String name, DesignRef design) {
    return new LossSettings(name, design, "", OptionalDouble.empty(), 1e-3, 1.0);
  }

  /** The settings of {@link #of(String, DesignRef)} for the design that a word means. */
  public static LossSettings of(String name, String word) {
    return of(name, DesignRef.of(word));
  }

  /** The same loss with its design written out, so that it no longer depends on a file. */
  public LossSettings withDesign(Design inFull) {
    return withDesign(DesignRef.Inline.of(inFull));
  }

  /** The same loss with its design from elsewhere. */
  public LossSettings withDesign(DesignRef changed) {
    return new LossSettings(
        name, changed, normalisation, mining, learningRate, boxWeight, optimisation);
  }

  /** The reason why this loss cannot be trained, with its name. */
  public Problem unusable(Problem reason) {
    return Problem.of("trainer.training.loss", name, reason);
  }

  /** The same loss under another name. */
  public LossSettings withName(String changed) {
    return new LossSettings(
        changed, design, normalisation, mining, learningRate, boxWeight, optimisation);
  }

  /** The same loss, minimised otherwise. */
  public LossSettings withOptimisation(Optimisation changed) {
    return new LossSettings(name, design, normalisation, mining, learningRate, boxWeight, changed);
  }

  /** The same loss with another θ. */
  public LossSettings withLearningRate(double changed) {
    return new LossSettings(name, design, normalisation, mining, changed, boxWeight, optimisation);
  }

  /** θ of a step, from 0 to below {@code steps}. */
  public double learningRate(int step, int steps) {
    return learningRate * optimisation.schedule().factor(step, steps);
  }
}
