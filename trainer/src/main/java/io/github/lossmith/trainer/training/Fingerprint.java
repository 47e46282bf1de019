package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells one experiment from another: all that its numbers depend on. Into how many parts a batch is
 * cut changes them by rounding alone, and may change when a run goes on.
 */
final class Fingerprint {
  private Fingerprint() {}

  /** Of a loss of the experiment: another list of losses beside it changes nothing. */
  static String of(Experiment experiment, PlannedLoss loss) {
    Experiment alone =
        experiment
            .withLosses(List.of(loss.complete()))
            .withSchedule(experiment.schedule().withAccumulate(1));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = ExperimentFile.print(alone).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
