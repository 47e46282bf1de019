package io.github.lossmith.trainer.comparison;

import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Optional;

/** Finds the loss that ended a run by diverging, from the reason that the run gives in English. */
final class DivergedLoss {
  private DivergedLoss() {}

  static Optional<String> of(RunState state) {
    return state.status() == RunStatus.FAILED && isDivergence(state.error())
        ? Optional.of(state.loss())
        : Optional.empty();
  }

  private static boolean isDivergence(String reason) {
    String pattern =
        Messages.bundle("trainer", Locale.ENGLISH).getString("trainer.training.diverged");
    return new MessageFormat(pattern, Locale.ENGLISH).parse(reason, new ParsePosition(0)) != null;
  }
}
