package io.github.lossmith.app.screen;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The values of a box that is not editable, in words. */
public final class WordConverter<T> extends StringConverter<T> {
  private final Function<T, String> words;

  public WordConverter(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : words.apply(value);
  }

  /**
   * @throws IllegalStateException always: such boxes are not editable
   */
  @Override
  public T fromString(String text) {
    throw new IllegalStateException("the box is not editable");
  }
}
