package io.github.lossmith.app.screen;

import io.github.lossmith.designer.problem.Problem;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The notice line at the lower edge of the window: what was done last, or what failed. */
public final class Notices {
  private static final Notice NOTHING = new Notice(texts -> "", false, "", false);
  private final ReadOnlyObjectWrapper<Notice> last = new ReadOnlyObjectWrapper<>(NOTHING);

  /** Reports that something was done. */
  public void say(String key, Object... arguments) {
    last.set(new Notice(texts -> texts.text(key, arguments), false, key, false));
  }

  /** Reports a problem. */
  public void warn(Problem problem) {
    last.set(new Notice(texts -> texts.text(problem), true, problem.key(), false));
  }

  /** Shows a notice that stays until there is a newer one, even if the user continues to work. */
  public void keep(Problem problem) {
    last.set(new Notice(texts -> texts.text(problem), true, problem.key(), true));
  }

  /** Removes a problem after the user has continued to work. */
  public void clearProblem() {
    if (last.get().bad() && !last.get().lasting()) {
      last.set(NOTHING);
    }
  }

  /** Removes the report of an earlier action. */
  public void overtaken() {
    if (!last.get().bad()) {
      last.set(NOTHING);
    }
  }

  /** Removes the notice with that key, if it is shown, because it is no longer true. */
  public void ended(String key) {
    if (last.get().key().equals(key)) {
      last.set(NOTHING);
    }
  }

  public ReadOnlyObjectProperty<Notice> last() {
    return last.getReadOnlyProperty();
  }

  /**
   * A line.
   *
   * @param words in any language
   * @param bad true for a problem
   * @param key of its text
   * @param lasting whether it stays while the user continues to work
   */
  public record Notice(Function<Texts, String> words, boolean bad, String key, boolean lasting) {}
}
