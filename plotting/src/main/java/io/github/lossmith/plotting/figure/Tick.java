package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;

/**
 * A tick of an axis.
 *
 * @param label its text; empty for a minor one
 * @param below a second line under the label; empty: none
 * @param major whether it is long and has a grid line
 */
public record Tick(double value, RichText label, RichText below, boolean major) {
  /** A tick with a label of one line. */
  public Tick(double value, RichText label, boolean major) {
    this(value, label, RichText.EMPTY, major);
  }

  /** The same tick without a label. */
  public Tick bare() {
    return new Tick(value, RichText.EMPTY, major);
  }

  /** The width of the wider line in units of the font size. */
  public double width() {
    return Math.max(label.width(), below.width());
  }

  /** A major tick with a label. */
  public static Tick major(double value, RichText label) {
    return new Tick(value, label, true);
  }

  /** A short tick without a label. */
  public static Tick minor(double value) {
    return new Tick(value, RichText.EMPTY, false);
  }
}
