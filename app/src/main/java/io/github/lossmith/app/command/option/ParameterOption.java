package io.github.lossmith.app.command.option;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.util.regex.Pattern;

/**
 * One {@code --param k=v}.
 *
 * @param letter the name, a Greek letter under its Latin name
 * @param value finite
 */
public record ParameterOption(String letter, double value) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");

  /** Reads {@code gamma=2.7}. */
  static Outcome<ParameterOption> parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      return Outcome.bad("app.option.param", text);
    }
    String number = text.substring(equals + 1).strip().replace('−', '-');
    return Formula.letter(text.substring(0, equals).strip())
        .fold(
            letter -> of(letter, number),
            problem -> Outcome.bad("app.option.paramName", text, problem));
  }

  private static Outcome<ParameterOption> of(String letter, String number) {
    double value = number(number);
    return Double.isFinite(value)
        ? Outcome.ok(new ParameterOption(letter, value))
        : Outcome.bad("app.option.number", "--param " + letter, number);
  }

  /** A plain decimal number, or NaN. */
  public static double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }
}
