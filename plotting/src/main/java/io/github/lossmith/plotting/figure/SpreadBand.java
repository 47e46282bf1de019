package io.github.lossmith.plotting.figure;

import java.util.Locale;

/**
 * The spread around a curve that is a mean: one interval for each of its points. Immutable.
 *
 * <p>An interval whose ends are not numbers is not drawn: the spread of a single value.
 */
public final class SpreadBand {
  /** Of a mean average precision. */
  private static final int USUAL_DECIMALS = 3;

  /** A spread below 1e-8 is rounding. */
  private static final int MOST_DECIMALS = 8;

  private final double[] low;
  private final double[] high;
  private final int[] counts;
  private final Words words;

  /**
   * How an interval is read out; {0} is half of its width, {1} and {2} are its ends, {3} the number
   * of values.
   *
   * @param several such as {@code ± {0} ({3} seeds)}
   * @param single where there is one value, such as {@code (1 seed)}
   */
  public record Words(String several, String single) {}

  /**
   * A band.
   *
   * @param low the lower ends
   * @param high the upper ends
   * @param counts how many values each mean is of
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public SpreadBand(double[] low, double[] high, int[] counts, Words words) {
    if (low.length != high.length || low.length != counts.length) {
      throw new IllegalArgumentException(low.length + ", " + high.length + ", " + counts.length);
    }
    this.low = low.clone();
    this.high = high.clone();
    this.counts = counts.clone();
    this.words = words;
  }

  public int size() {
    return low.length;
  }

  public double low(int i) {
    return low[i];
  }

  public double high(int i) {
    return high[i];
  }

  /** How many values the mean is of. */
  public int count(int i) {
    return counts[i];
  }

  /** The mean with its spread, as in "0.599 ± 0.012 (5 seeds)". */
  public String text(int i, double mean) {
    double half = (high[i] - low[i]) / 2;
    int decimals = decimals(half);
    String pattern = Double.isFinite(half) ? words.several() : words.single();
    return (printed(mean, decimals) + " " + pattern)
        .replace("{0}", printed(half, decimals))
        .replace("{1}", printed(low[i], decimals))
        .replace("{2}", printed(high[i], decimals))
        .replace("{3}", Integer.toString(counts[i]));
  }

  /** Two significant digits of the spread; three decimals where there is none. */
  private static int decimals(double half) {
    return half > 0 && Double.isFinite(half)
        ? (int) Math.max(0, Math.min(MOST_DECIMALS, 1 - Math.floor(Math.log10(half))))
        : USUAL_DECIMALS;
  }

  private static String printed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
  }
}
