package io.github.lossmith.designer.problem;

import java.util.regex.Pattern;

/**
 * Makes text from files and users safe for one line of output: no line breaks, no control of the
 * terminal.
 */
public final class OneLine {
  private static final Pattern ENDS = Pattern.compile("\\R");

  /** C0 and C1 control characters, and those that change the text direction. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

  private OneLine() {}

  /** The text with spaces for line breaks and {@code ?} for other control characters. */
  public static String of(String text) {
    return STEERING.matcher(ENDS.matcher(text.strip()).replaceAll(" ")).replaceAll("?");
  }
}
