package io.github.lossmith.app.window;

import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;

/** The keys of an American keyboard that write a character. */
final class Keyboard {
  private static final Map<Character, KeyCode> PLAIN =
      Map.of(
          '-', KeyCode.MINUS,
          '/', KeyCode.SLASH,
          '.', KeyCode.PERIOD,
          ',', KeyCode.COMMA,
          ' ', KeyCode.SPACE,
          '=', KeyCode.EQUALS);
  private static final Map<Character, KeyCode> SHIFTED =
      Map.of(
          '(', KeyCode.DIGIT9,
          ')', KeyCode.DIGIT0,
          '*', KeyCode.DIGIT8,
          '^', KeyCode.DIGIT6,
          '+', KeyCode.EQUALS);

  private Keyboard() {}

  static KeyCode[] keys(char character) {
    KeyCode shifted = SHIFTED.get(character);
    if (shifted != null) {
      return new KeyCode[] {KeyCode.SHIFT, shifted};
    }
    KeyCode plain = PLAIN.get(character);
    if (plain != null) {
      return new KeyCode[] {plain};
    }
    String name = String.valueOf(character).toUpperCase(Locale.ROOT);
    KeyCode key = KeyCode.valueOf(Character.isDigit(character) ? "DIGIT" + name : name);
    return Character.isUpperCase(character)
        ? new KeyCode[] {KeyCode.SHIFT, key}
        : new KeyCode[] {key};
  }
}
