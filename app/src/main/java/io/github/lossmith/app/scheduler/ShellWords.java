package io.github.lossmith.app.scheduler;

import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of arguments cut into its words, as a shell does with single and double quotes. */
public final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private char quote;

  private ShellWords() {}

  /** The words; a problem where a quote is not closed. */
  public static Outcome<List<String>> parse(String line) {
    ShellWords parsed = new ShellWords();
    line.chars().forEach(letter -> parsed.add((char) letter));
    if (parsed.quote != 0) {
      return Outcome.bad("app.submit.quote", String.valueOf(parsed.quote));
    }
    parsed.end();
    return Outcome.ok(List.copyOf(parsed.words));
  }

  private void add(char letter) {
    if (quote != 0 && letter == quote) {
      quote = 0;
    } else if (quote == 0 && (letter == '\'' || letter == '"')) {
      quote = letter;
      word();
    } else if (quote == 0 && Character.isWhitespace(letter)) {
      end();
    } else {
      word().append(letter);
    }
  }

  private StringBuilder word() {
    StringBuilder begun = word == null ? new StringBuilder() : word;
    word = begun;
    return begun;
  }

  private void end() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }
}
