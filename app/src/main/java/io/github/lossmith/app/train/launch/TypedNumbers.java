package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;

/** Numbers as they are typed into the launch form. */
final class TypedNumbers {
  private TypedNumbers() {}

  /** The number without an exponent if that is short, without a trailing zero. */
  static String print(double value) {
    BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
    String text = plain.toPlainString();
    return text.length() <= 8 ? text : ReadableNumber.of(value);
  }

  /** A number with a point or a comma, in [least, most]. */
  static Outcome<Double> decimal(String text, double least, double most) {
    double value = parse(text);
    return value >= least && value <= most
        ? Outcome.ok(value)
        : Outcome.bad("app.train.launch.decimal", text.strip(), print(least), print(most));
  }

  /** A whole number in [least, most]. */
  static Outcome<Long> whole(String text, long least, long most) {
    double value = parse(text);
    return value == Math.rint(value) && value >= least && value <= most
        ? Outcome.ok((long) value)
        : Outcome.bad(
            "app.train.launch.whole", text.strip(), Long.toString(least), Long.toString(most));
  }

  /** NaN where it is none. */
  private static double parse(String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
