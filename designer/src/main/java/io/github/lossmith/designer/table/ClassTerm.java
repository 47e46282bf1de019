package io.github.lossmith.designer.table;

import java.util.Arrays;
import java.util.Optional;

/** What a table of the classes changes: z'_c = Δ_c·z_c + ι_c, less m_t for the target's logit. */
public enum ClassTerm {
  /** ω_t, the factor of the loss; above 0. */
  WEIGHT("weights", 1, Double.MIN_NORMAL, 1e6),
  /** ι_c, which is added to the logit. */
  OFFSET("offsets", 0, -1e3, 1e3),
  /** Δ_c, the factor of the logit; above 0. */
  SCALE("scales", 1, Double.MIN_NORMAL, 1e3),
  /** m_t, which is subtracted from the target's logit alone. */
  MARGIN("margins", 0, -1e3, 1e3);

  private final String key;
  private final double neutral;
  private final double least;
  private final double most;

  // The limits are far beyond any use, and keep products with a logit within the floats.
  ClassTerm(String key, double neutral, double least, double most) {
    this.key = key;
    this.neutral = neutral;
    this.least = least;
    this.most = most;
  }

  /** The key in files. */
  public String key() {
    return key;
  }

  /** The value that changes nothing. */
  public double neutral() {
    return neutral;
  }

  /** Whether a value is within the limits; NaN is not. */
  boolean allows(double value) {
    return value >= least && value <= most;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Whether the values are factors, which have to be above 0. */
  boolean isFactor() {
    return least > 0;
  }

  static Optional<ClassTerm> of(String key) {
    return Arrays.stream(values()).filter(term -> term.key.equals(key)).findFirst();
  }
}
