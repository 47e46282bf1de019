package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.designer.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Notices about runs that are removed when they are no longer true. All methods are called on the
 * screen's thread.
 */
public final class PassingNotices {
  private final Notices notices;
  private final Map<String, BooleanSupplier> valid = new HashMap<>();

  PassingNotices(Notices notices) {
    this.notices = notices;
  }

  /** Says what is done, for as long as {@code still} holds. */
  public void say(BooleanSupplier still, String key, Object... arguments) {
    notices.say(key, arguments);
    valid.put(key, still);
  }

  /** Says what did not work, for as long as {@code still} holds. */
  void warn(BooleanSupplier still, Problem problem) {
    notices.warn(problem);
    valid.put(problem.key(), still);
  }

  /** Removes notices that no longer hold. */
  void refresh() {
    valid
        .entrySet()
        .removeIf(
            entry -> {
              boolean over = !entry.getValue().getAsBoolean();
              if (over) {
                notices.ended(entry.getKey());
              }
              return over;
            });
  }

  /** Something has worked: what the disk refused before is over. */
  void worked() {
    notices.ended("app.train.disk");
  }
}
