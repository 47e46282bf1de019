package io.github.lossmith.app.screen;

import io.github.lossmith.designer.problem.Problem;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The line at the lower edge of the window: what was done last, or what went wrong. */
public final class Notices {
  private final ReadOnlyObjectWrapper<Notice> last =
      new ReadOnlyObjectWrapper<>(new Notice(texts -> "", false));

  /** Says that something is done. */
  public void say(String key, Object... arguments) {
    last.set(new Notice(texts -> texts.text(key, arguments), false));
  }

  /** Says that something did not work. */
  public void warn(Problem problem) {
    last.set(new Notice(texts -> texts.text(problem), true));
  }

  /** Takes a problem away: the work has gone on. */
  public void past() {
    if (last.get().bad()) {
      last.set(new Notice(texts -> "", false));
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
   */
  public record Notice(Function<Texts, String> words, boolean bad) {}
}
