package io.github.lossmith.designer.problem;

import io.github.lossmith.resources.Messages;
import java.util.List;
import java.util.Locale;

/**
 * An expected problem with user input: one clear line with the place, the values and what to do.
 *
 * @param key the message's key in the bundle of its module, such as {@code designer.formula.empty}
 * @param arguments the values in the message, already printable; one that is a problem itself is
 *     put in as its line, in the same language
 * @param position the index of the offending character in the text that was read, -1 if there is
 *     none
 */
public record Problem(String key, List<Object> arguments, int position) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** A problem without a place in a text. */
  public static Problem of(String key, Object... arguments) {
    return new Problem(key, List.of(arguments), -1);
  }

  /** A problem at the character {@code position}, counted from 0. */
  public static Problem at(int position, String key, Object... arguments) {
    return new Problem(key, List.of(arguments), position);
  }

  /** The line in English, for the command line and the log. */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /** The line in the given language. */
  public String message(Locale locale) {
    return Messages.text(locale, key, arguments.stream().map(a -> printed(a, locale)).toArray());
  }

  private static Object printed(Object argument, Locale locale) {
    return argument instanceof Problem inner ? inner.message(locale) : argument;
  }
}
