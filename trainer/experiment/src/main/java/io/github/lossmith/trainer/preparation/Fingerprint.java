package io.github.lossmith.trainer.preparation;

import io.github.lossmith.designer.design.BackgroundSide;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Identifies an experiment by everything that its numbers depend on. Texts for people (the
 * experiment's name and description; a design's name, citation, closed form, note and the ranges of
 * its letters) are no part of it. Into how many parts a batch is cut changes the numbers by
 * rounding alone, and may change when a run goes on, as may the order in which losses are trained.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of one loss; other losses of the experiment do not change it. */
  public static String of(Experiment experiment, PlannedLoss loss) {
    return digest(essence(alone(experiment, loss)));
  }

  /** The fingerprint of a whole experiment, all its losses and its seed. */
  public static String of(Experiment experiment) {
    return digest(essence(experiment));
  }

  /** What a checkpoint of this loss may say: {@link #of}, or as version 0.1.0 wrote it. */
  public static Set<String> accepted(Experiment experiment, PlannedLoss loss) {
    return Set.of(of(experiment, loss), digest(alone(experiment, loss)));
  }

  /**
   * The experiment without fields that no number depends on; two experiments train alike if these
   * are equal.
   */
  public static Experiment essence(Experiment experiment) {
    List<LossSettings> losses = experiment.losses().stream().map(Fingerprint::essence).toList();
    return experiment
        .withTexts("", "")
        .withLosses(losses)
        .withSchedule(ofOneSeed(experiment).withAccumulate(1));
  }

  private static Schedule ofOneSeed(Experiment experiment) {
    return experiment
        .schedule()
        .withSeed(experiment.schedule().seed())
        .withRace(OptionalDouble.empty());
  }

  private static LossSettings essence(LossSettings loss) {
    return loss.design()
        .resolve()
        .map(design -> loss.withDesign(essence(design)))
        .fold(plain -> plain, unreadable -> loss);
  }

  private static Design essence(Design design) {
    Map<String, FormulaParameter> values = new LinkedHashMap<>();
    design
        .parameters()
        .forEach((letter, known) -> values.put(letter, FormulaParameter.unranged(known.value())));
    return new Design(
        "",
        design.shape(),
        design.background().map(side -> BackgroundSide.of(side.shape())),
        values,
        design.normalisation(),
        design.mining(),
        "",
        "",
        "",
        design.classTables());
  }

  private static Experiment alone(Experiment experiment, PlannedLoss loss) {
    return experiment
        .withLosses(List.of(loss.complete()))
        .withSchedule(ofOneSeed(experiment).withAccumulate(1));
  }

  private static String digest(Experiment experiment) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = ExperimentFile.print(experiment).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
