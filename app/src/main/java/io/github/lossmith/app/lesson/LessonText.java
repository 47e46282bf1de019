package io.github.lossmith.app.lesson;

import java.util.Locale;
import java.util.Map;

/**
 * A text in one language or in both.
 *
 * @param words by the language's tag, en or ru; at least one
 */
public record LessonText(Map<String, String> words) {
  /** The languages of lessons, those of the window; the first stands in for one that is missing. */
  static final Locale[] LANGUAGES = {Locale.ENGLISH, Locale.forLanguageTag("ru")};

  public LessonText {
    words = Map.copyOf(words);
  }

  /** The text in that language, or else in the other one. */
  public String in(Locale language) {
    String wanted = words.get(language.getLanguage());
    return wanted != null ? wanted : words.values().iterator().next();
  }

  /** Whether there is a text of its own for that language. */
  public boolean has(Locale language) {
    return words.containsKey(language.getLanguage());
  }
}
