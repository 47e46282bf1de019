package io.github.lossmith.designer.property;

/**
 * An interval of p; a point if both ends are equal.
 *
 * @param from the left end, in [0, 1]
 * @param to the right end, at least {@code from}
 */
public record Interval(double from, double to) {
  /** One point. */
  public static Interval at(double p) {
    return new Interval(p, p);
  }

  /** Whether this is one point. */
  public boolean isPoint() {
    return from == to;
  }
}
