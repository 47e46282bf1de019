package io.github.lossmith.app.command;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One {@code --param k=v}.
 *
 * @param letter the name, a Greek letter under its Latin name
 * @param value finite
 */
record ParameterOption(String letter, double value) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");

  /** Reads {@code gamma=2.7}. */
  static Outcome<ParameterOption> parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      return Outcome.bad("app.option.param", text);
    }
    String letter = letter(text.substring(0, equals).strip());
    String number = text.substring(equals + 1).strip().replace('−', '-');
    if (letter.isEmpty()) {
      return Outcome.bad("app.option.param", text);
    }
    double value = number(number);
    return Double.isFinite(value)
        ? Outcome.ok(new ParameterOption(letter, value))
        : Outcome.bad("app.option.number", "--param " + letter, number);
  }

  /** A plain decimal number, or NaN. */
  static double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }

  /** The name as formulas know it, or an empty text. */
  private static String letter(String typed) {
    Set<String> names =
        Formula.parse(typed)
            .fold(
                formula -> {
                  Set<String> found = new TreeSet<>(formula.parameters());
                  if (formula.usesProgress()) {
                    found.add("t");
                  }
                  return found;
                },
                problem -> Set.of());
    return names.size() == 1 ? names.iterator().next() : "";
  }
}
