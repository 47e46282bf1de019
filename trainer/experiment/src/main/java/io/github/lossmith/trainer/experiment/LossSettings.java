package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.problem.Problem;
import java.util.OptionalDouble;

/**
 * One of the losses that are compared.
 *
 * @param name as it stands in the figures; unique in an experiment
 * @param design the name of a preset, or the file of a design, or the JSON text of a design
 * @param normalisation {@code positives}, {@code all} or {@code none}; empty: the design's own
 * @param mining hard examples are taken 1 : r, r easy ones for each positive; 0: no mining; empty:
 *     the design's own
 * @param learningRate Adam's θ
 * @param boxWeight λ, the weight of the smooth-L1 loss of the boxes
 */
public record LossSettings(
    String name,
    String design,
    String normalisation,
    OptionalDouble mining,
    double learningRate,
    double boxWeight) {
  /** A loss of the user's: Table 1's learning rate and λ of the cross-entropy. */
  public static LossSettings of(String name, String design) {
    return new LossSettings(name, design, "", OptionalDouble.empty(), 1e-3, 1.0);
  }

  /** The same loss with its design written out, so that it no longer depends on a file. */
  public LossSettings withDesign(String text) {
    return new LossSettings(name, text, normalisation, mining, learningRate, boxWeight);
  }

  /** The reason why this loss cannot be trained, with its name. */
  public Problem unusable(Problem reason) {
    return Problem.of("trainer.training.loss", name, reason);
  }

  /** The same loss under another name. */
  public LossSettings withName(String changed) {
    return new LossSettings(changed, design, normalisation, mining, learningRate, boxWeight);
  }
}
