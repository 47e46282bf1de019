package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.SideTables;
import java.util.Locale;

/**
 * A loss that is ready to be trained.
 *
 * @param settings as asked
 * @param design that it names
 * @param normalisation the experiment's, or the design's own
 * @param easyPerHard the experiment's mining, or the design's own; 0: none
 */
public record PlannedLoss(
    LossSettings settings, Design design, Normalisation normalisation, double easyPerHard) {
  /** The training progress at which a schedule is integrated before the run begins. */
  private static final double[] LOOKED_AT = {0, 0.25, 0.5, 0.75, 1};

  /** Of a training: far less than a step, and far more than the rounding of t. */
  private static final double BESIDE = 1e-9;

  /** Finds the design and integrates it, at several points of the training if it changes. */
  public static Outcome<PlannedLoss> of(LossSettings settings) {
    return settings
        .design()
        .resolve()
        .then(design -> integrable(design).map(ok -> of(settings, design)));
  }

  private static Outcome<SideTables> integrable(Design design) {
    Outcome<SideTables> tables = nearest(design, 1);
    for (BatchLetter letter : design.batchLetters()) {
      for (double value : letter.examined()) {
        Design examined = design.withParameter(letter.letter(), value);
        tables =
            tables.then(
                before ->
                    Coefficients.tables(examined, 1)
                        .mapProblem(
                            problem ->
                                Problem.of(
                                    "trainer.training.batch-value",
                                    problem,
                                    letter.letter(),
                                    Double.toString(value))));
      }
    }
    if (design.followsProgress()) {
      for (double progress : LOOKED_AT) {
        tables = tables.then(before -> nearest(design, progress));
      }
    }
    return tables;
  }

  private static PlannedLoss of(LossSettings settings, Design design) {
    Normalisation normalisation =
        settings.normalisation().isEmpty()
            ? design.normalisation()
            : Normalisation.valueOf(settings.normalisation().toUpperCase(Locale.ROOT));
    double mining = settings.mining().orElse(design.mining().orElse(0));
    return new PlannedLoss(settings, design, normalisation, mining);
  }

  public String name() {
    return settings.name();
  }

  /** The tables at a progress in [0, 1]. */
  public SideTables tables(double progress) {
    return nearest(design, progress).orThrow();
  }

  /** The tables at a progress in [0, 1], for the batches seen so far. */
  public SideTables tables(double progress, BatchBalance balance) {
    return nearest(balance.in(design), progress).orThrow();
  }

  /**
   * The tables there, or, where a coefficient jumps in t and cannot be told at the jump, just after
   * it, or just before.
   */
  private static Outcome<SideTables> nearest(Design design, double progress) {
    Outcome<SideTables> there = Coefficients.tables(design, progress);
    if (there.isOk() || !design.followsProgress()) {
      return there;
    }
    Outcome<SideTables> after = Coefficients.tables(design, Math.min(1, progress + BESIDE));
    Outcome<SideTables> beside =
        after.isOk() ? after : Coefficients.tables(design, Math.max(0, progress - BESIDE));
    return beside.isOk() ? beside : there;
  }

  /** The settings with the design written out. */
  public LossSettings complete() {
    return settings.withDesign(design);
  }
}
