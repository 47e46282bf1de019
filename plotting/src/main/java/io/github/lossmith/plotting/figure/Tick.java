package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;

/**
 * A mark on an axis.
 *
 * @param label what stands beside it; empty for a minor one
 * @param major whether it is long and has a grid line
 */
public record Tick(double value, RichText label, boolean major) {
  /** A major tick with a label. */
  public static Tick major(double value, RichText label) {
    return new Tick(value, label, true);
  }

  /** A short tick without a label. */
  public static Tick minor(double value) {
    return new Tick(value, RichText.EMPTY, false);
  }
}
