package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A p in (0, 1] that a curve is wanted at.
 *
 * @param p the nearest double
 * @param distance 1 - p, of the decimal that was typed
 * @param typed p in digits of its own where the double is 1 and p is not, else empty
 */
public record TypedProbability(double p, double distance, String typed) {
  /** Nearer to 0 than all doubles, and what has more digits than anybody would type. */
  private static final int MOST_ZEROS = 400;

  public static TypedProbability of(double p) {
    return new TypedProbability(p, 1 - p, "");
  }

  /**
   * Reads a decimal that is p as {@link Double#parseDouble} has it.
   *
   * @return empty where the decimal itself is not in (0, 1]
   */
  public static Optional<TypedProbability> of(String text, double p) {
    BigDecimal decimal = new BigDecimal(text);
    if (decimal.scale() > MOST_ZEROS + decimal.precision()) {
      return Optional.of(of(p));
    }
    BigDecimal distance = BigDecimal.ONE.subtract(decimal);
    if (decimal.signum() <= 0 || distance.signum() < 0) {
      return Optional.empty();
    }
    boolean isSwallowed = p == 1 && distance.signum() > 0;
    String typed = isSwallowed ? decimal.stripTrailingZeros().toPlainString() : "";
    return Optional.of(new TypedProbability(p, distance.doubleValue(), typed));
  }

  /** The i-th of n even parts of (0, 1]. */
  public static TypedProbability even(int i, int n) {
    return new TypedProbability(i / (double) n, (n - i) / (double) n, "");
  }

  /** The text for people. */
  public String shown() {
    return typed.isEmpty() ? ReadableNumber.of(p) : typed;
  }

  /** The text for programs. */
  public String printed() {
    return typed.isEmpty() ? MachineNumber.text(p) : typed;
  }
}
