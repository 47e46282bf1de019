package io.github.lossmith.trainer.comparison;

import java.util.Locale;

/** What the seeds say about a loss beside the baseline. */
public enum Verdict {
  BETTER,
  WORSE,
  NOT_TOLD_APART,
  TOO_FEW_SEEDS,
  BASELINE;

  /** The verdict as in JSON: {@code not-told-apart}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
