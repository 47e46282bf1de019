package io.github.lossmith.trainer.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a candidate is not trained. */
public enum RejectionReason {
  /** A value of its coefficient, or of its box weight, is not finite. */
  NOT_FINITE,
  /** g is positive somewhere: a better p has a higher loss. */
  WRONG_SIGN,
  /** The coefficient has no integral up to p = 1. */
  NO_LOSS,
  /** The coefficient jumps or is infinite inside (0, 1). */
  NOT_CONTINUOUS,
  /** The gradient of the logit has no bound. */
  UNBOUNDED,
  /** An easy example, p = 0.9, is pulled at least as hard as a hard one, p = 0.3. */
  EASY_FIRST,
  /** It lets measured easy anchors outweigh the hard ones more than the baseline does. */
  IMBALANCED,
  /** The gradient of a preset up to a factor: its numbers are known. */
  SAME_AS_PRESET,
  /** The coefficient and box weight of an earlier candidate. */
  TWICE;

  /** The word for it in files and for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of this word. */
  public static Optional<RejectionReason> named(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }

  /** The message key of its description. */
  public String key() {
    return "trainer.search.reason." + word();
  }
}
