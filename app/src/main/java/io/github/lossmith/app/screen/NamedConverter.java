package io.github.lossmith.app.screen;

import java.util.Locale;
import javafx.util.StringConverter;

/** Shows a value by the text {@code keys + value}, in lower case. */
public final class NamedConverter<T> extends StringConverter<T> {
  private final Texts texts;
  private final String keys;

  public NamedConverter(Texts texts, String keys) {
    this.texts = texts;
    this.keys = keys;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : texts.text(keys + value.toString().toLowerCase(Locale.ROOT));
  }

  /**
   * @throws IllegalStateException always: such boxes are not editable
   */
  @Override
  public T fromString(String text) {
    throw new IllegalStateException("the box is not editable");
  }
}
