package io.github.lossmith.designer.problem;

import java.util.regex.Pattern;

/** Text of files and users in a line for people: it cannot end the line or steer a terminal. */
public final class OneLine {
  private static final Pattern ENDS = Pattern.compile("\\R");

  /** C0 and C1 control characters, and those that turn the direction of what follows. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

  private OneLine() {}

  /** The text with blanks for line ends and {@code ?} for other control characters. */
  public static String of(String text) {
    return STEERING.matcher(ENDS.matcher(text.strip()).replaceAll(" ")).replaceAll("?");
  }
}
