package io.github.lossmith.app.screen;

import io.github.lossmith.designer.problem.Problem;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The line at the lower edge of the window: what was done last, or what went wrong. */
public final class Notices {
  private static final Notice NOTHING = new Notice(texts -> "", false, "", false);
  private final ReadOnlyObjectWrapper<Notice> last = new ReadOnlyObjectWrapper<>(NOTHING);

  /** Says that something is done. */
  public void say(String key, Object... arguments) {
    last.set(new Notice(texts -> texts.text(key, arguments), false, key, false));
  }

  /** Says that something did not work. */
  public void warn(Problem problem) {
    last.set(new Notice(texts -> texts.text(problem), true, problem.key(), false));
  }

  /** Says something that stays true while the work goes on, until there is something newer. */
  public void keep(Problem problem) {
    last.set(new Notice(texts -> texts.text(problem), true, problem.key(), true));
  }

  /** Takes a problem away: the work has gone on. */
  public void clearProblem() {
    if (last.get().bad() && !last.get().lasting()) {
      last.set(NOTHING);
    }
  }

  /** Takes away what was done before: something else is done now. */
  public void overtaken() {
    if (!last.get().bad()) {
      last.set(NOTHING);
    }
  }

  /** Takes the notice of that key away, if it is the one that is shown: it is no longer true. */
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
   * @param lasting whether it stays true while the work goes on
   */
  public record Notice(Function<Texts, String> words, boolean bad, String key, boolean lasting) {}
}
