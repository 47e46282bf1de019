package io.github.lossmith.trainer.voc;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names that look the same to people but are different strings. */
public final class ConfusableNames {
  /** Letters of the Greek and Cyrillic alphabets that look like Latin ones, and these. */
  private static final Map<Character, Character> LATIN = new HashMap<>();

  static {
    String others = "авекмнорстухѕіјԁԛԝ" + "οανικρτυχ" + "‐‑‒–—−" + "’‘";
    String latin = "abekmhopctyxsijdqw" + "oavikptux" + "------" + "''";
    for (int i = 0; i < others.length(); i++) {
      LATIN.put(others.charAt(i), latin.charAt(i));
    }
  }

  private ConfusableNames() {}

  /**
   * The same text for names that look alike: without regard to case, to how accents are composed,
   * to the kind and number of blanks, to letters without width, and to Greek and Cyrillic letters
   * that look like Latin ones.
   */
  public static String key(String name) {
    String seen =
        blanks(Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", ""));
    String low = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(low);
    for (int i = 0; i < key.length(); i++) {
      key.setCharAt(i, LATIN.getOrDefault(key.charAt(i), key.charAt(i)));
    }
    return key.toString();
  }

  /** The name with single spaces for runs of white space of any kind, and none at the ends. */
  public static String blanks(String name) {
    return name.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /**
   * A name with what cannot be seen in it: {@code [U+00A0]} for blanks but the usual one and for
   * letters without width, {@code [U+0020]} for blanks that follow another one or stand at an end.
   */
  public static String visible(String name) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int letter = name.codePointAt(i);
      int next = i + Character.charCount(letter);
      boolean plain = letter == ' ' && i > 0 && next < name.length() && name.charAt(i - 1) != ' ';
      if (plain || !isHidden(letter)) {
        shown.appendCodePoint(letter);
      } else {
        shown.append(String.format(Locale.ROOT, "[U+%04X]", letter));
      }
      i = next;
    }
    return shown.toString();
  }

  /** Whether every character of a name is visible and unambiguous. */
  public static boolean isPlain(String name) {
    return visible(name).equals(name);
  }

  private static boolean isHidden(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT
        || Character.getType(letter) == Character.CONTROL;
  }

  /** Two names in distinguishable form: if they look the same, with their code points. */
  public static String apart(String name, String other) {
    String shown = visible(name);
    if (!letters(shown).equals(letters(visible(other)))) {
      return shown;
    }
    StringBuilder all = new StringBuilder();
    name.codePoints()
        .forEach(
            letter -> {
              if (letter < 0x7f) {
                all.appendCodePoint(letter);
              } else {
                all.append(String.format(Locale.ROOT, "[U+%04X]", letter));
              }
            });
    return all.toString();
  }

  private static String letters(String shown) {
    StringBuilder key = new StringBuilder(Normalizer.normalize(shown, Normalizer.Form.NFC));
    for (int i = 0; i < key.length(); i++) {
      char low = Character.toLowerCase(key.charAt(i));
      if (LATIN.containsKey(low)) {
        char latin = LATIN.getOrDefault(low, low);
        key.setCharAt(i, low == key.charAt(i) ? latin : Character.toUpperCase(latin));
      }
    }
    return key.toString();
  }
}
