package io.github.lossmith.designer.playground;

import java.util.Arrays;
import java.util.Locale;

/** The sizes of a network's layers, from the two coordinates to the logits of the two classes. */
public enum NetworkLayout {
  LINEAR("2-2"),
  SMALL("2-16-2"),
  LARGE("2-32-32-2");

  private final String widths;

  NetworkLayout(String widths) {
    this.widths = widths;
  }

  /** The widths, the input's first. */
  int[] sizes() {
    return Arrays.stream(widths.split("-", -1)).mapToInt(Integer::parseInt).toArray();
  }

  /** The word in message keys and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The widths as in {@code 2-16-2}. */
  public String widths() {
    return widths;
  }
}
