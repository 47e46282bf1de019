package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that was found out about a loss.
 *
 * @param key a stable name, such as {@code normalisation}
 * @param verdict whether that is as it should be
 * @param message the words
 * @param values numbers and words by name, as JSON has them
 */
public record ProbeFinding(
    String key, Verdict verdict, Problem message, Map<String, Object> values) {
  /** Whether a finding is good. */
  public enum Verdict {
    /** As it should be. */
    GOOD,
    /** To be known. */
    NOTE,
    /** A fault, unless it is meant. */
    FAULT
  }

  public ProbeFinding {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static ProbeFinding good(String key, String message, Object... arguments) {
    return new ProbeFinding(key, Verdict.GOOD, message(message, arguments), Map.of());
  }

  static ProbeFinding note(String key, String message, Object... arguments) {
    return new ProbeFinding(key, Verdict.NOTE, message(message, arguments), Map.of());
  }

  static ProbeFinding fault(String key, String message, Object... arguments) {
    return new ProbeFinding(key, Verdict.FAULT, message(message, arguments), Map.of());
  }

  /** A message of {@code designer.probe}. */
  static Problem message(String key, Object... arguments) {
    return Problem.of("designer.probe." + key, arguments);
  }

  /** With a value for programs. */
  ProbeFinding with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ProbeFinding(key, verdict, message, more);
  }

  /** The words. */
  public String text(Locale locale) {
    return message.message(locale);
  }
}
