package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.experiment.Coefficients;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.SideTables;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A loss that is ready to be trained.
 *
 * @param settings as asked
 * @param design that it names
 * @param normalisation the experiment's, or the design's own
 * @param easyPerHard the experiment's mining, or the design's own; 0: none
 * @param classes the tables of the classes; empty before the data are known
 */
public record PlannedLoss(
    LossSettings settings,
    Design design,
    Normalisation normalisation,
    double easyPerHard,
    Optional<ClassVectors> classes) {
  /** The training progress at which a schedule is integrated before the run begins. */
  private static final double[] LOOKED_AT = {0, 0.25, 0.5, 0.75, 1};

  /** Of a training: far less than a step, and far more than the rounding of t. */
  private static final double BESIDE = 1e-9;

  /** The number of background's logit. */
  private static final int BACKGROUND = 0;

  /** Finds the design and integrates it, at several points of the training if it changes. */
  public static Outcome<PlannedLoss> of(LossSettings settings) {
    return settings
        .design()
        .resolve()
        .then(design -> integrable(design).map(ok -> of(settings, design)));
  }

  private static Outcome<SideTables> integrable(Design design) {
    Outcome<SideTables> tables = nearest(design, 1, at -> Coefficients.tables(design, at));
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
        tables =
            tables.then(before -> nearest(design, progress, at -> Coefficients.tables(design, at)));
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
    return new PlannedLoss(settings, design, normalisation, mining, Optional.empty());
  }

  public String name() {
    return settings.name();
  }

  /** The loss for the classes of images to train on; a problem if its tables do not fit them. */
  public Outcome<PlannedLoss> on(Dataset images) {
    return design
        .classTables()
        .resolve(images.classes(), images.objectCounts(), BACKGROUND)
        .then(
            found ->
                Coefficients.tables(design, 1, found, BACKGROUND)
                    .map(
                        fits ->
                            new PlannedLoss(
                                settings, design, normalisation, easyPerHard, Optional.of(found))));
  }

  /** The tables at a progress in [0, 1]. */
  public SideTables tables(double progress) {
    return nearest(design, progress, at -> tablesAt(design, at)).orThrow();
  }

  /** The tables at a progress in [0, 1], for the batches seen so far. */
  public SideTables tables(double progress, BatchBalance balance) {
    Design seen = balance.in(design);
    return nearest(seen, progress, at -> tablesAt(seen, at)).orThrow();
  }

  private Outcome<SideTables> tablesAt(Design seen, double progress) {
    return classes
        .map(known -> Coefficients.tables(seen, progress, known, BACKGROUND))
        .orElseGet(() -> Coefficients.tables(seen, progress));
  }

  /**
   * The tables there, or, where a coefficient jumps in t and cannot be told at the jump, just after
   * it, or just before.
   */
  private static Outcome<SideTables> nearest(
      Design design, double progress, DoubleFunction<Outcome<SideTables>> tables) {
    Outcome<SideTables> there = tables.apply(progress);
    if (there.isOk() || !design.followsProgress()) {
      return there;
    }
    Outcome<SideTables> after = tables.apply(Math.min(1, progress + BESIDE));
    Outcome<SideTables> beside =
        after.isOk() ? after : tables.apply(Math.max(0, progress - BESIDE));
    return beside.isOk() ? beside : there;
  }

  /** The settings with the design written out. */
  public LossSettings complete() {
    return settings.withDesign(design);
  }
}
