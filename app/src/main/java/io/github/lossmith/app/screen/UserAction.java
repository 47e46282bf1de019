package io.github.lossmith.app.screen;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * An action of the user: one definition of its texts, icon, shortcut and availability, for menu,
 * button and tooltip. Its texts are {@code key} (name) and {@code key.hint} (one sentence, in the
 * tooltip).
 *
 * @param key of its texts, such as {@code app.design.save}
 * @param icon an Ikonli code such as {@code fth-save}, empty for none
 * @param keys the shortcut, if there is one
 * @param possible false greys it out
 * @param detail put into the name as {0}, such as the step that undo would take back
 * @param run the handler, on the JavaFX thread
 */
public record UserAction(
    String key,
    String icon,
    Optional<KeyCombination> keys,
    ObservableValue<Boolean> possible,
    ObservableValue<String> detail,
    Runnable run)
    implements MenuEntry {

  /** An action that is always possible. */
  public static UserAction of(String key, String icon, @Nullable String keys, Runnable run) {
    return new UserAction(
        key,
        icon,
        Optional.ofNullable(keys).map(KeyCombination::valueOf),
        new SimpleBooleanProperty(true),
        new SimpleObjectProperty<>(""),
        run);
  }

  /** The same, possible only where {@code condition} holds. */
  public UserAction when(ObservableValue<Boolean> condition) {
    return new UserAction(key, icon, keys, condition, detail, run);
  }

  /** The same, naming {@code changing} in its text. */
  public UserAction naming(ObservableValue<String> changing) {
    return new UserAction(key, icon, keys, possible, changing, run);
  }

  @Override
  public <R> R fold(
      Function<? super UserAction, ? extends R> onAction,
      Supplier<? extends R> onLine,
      Function<? super Group, ? extends R> onGroup,
      Function<? super Choice, ? extends R> onChoice,
      Function<? super Files, ? extends R> onFiles) {
    return onAction.apply(this);
  }

  /** Runs the action, if it is available. */
  public void perform() {
    if (possible.getValue()) {
      run.run();
    }
  }
}
