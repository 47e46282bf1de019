package io.github.lossmith.app.settings;

import java.util.List;

/** The sizes of the window's text, in percent: for the eyes of a user and for projectors. */
public final class TextSize {
  public static final int USUAL = 100;

  /** What the menu offers. */
  public static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200);

  private TextSize() {}

  /** The next larger size, or the largest. */
  public static int larger(int size) {
    return STEPS.stream().filter(step -> step > size).findFirst().orElse(last());
  }

  /** The next smaller size, or the smallest. */
  public static int smaller(int size) {
    return STEPS.stream().filter(step -> step < size).reduce((a, b) -> b).orElse(STEPS.get(0));
  }

  /** The nearest valid size, because a settings file may contain anything. */
  static int possible(int size) {
    return Math.max(STEPS.get(0), Math.min(size, last()));
  }

  private static int last() {
    return STEPS.get(STEPS.size() - 1);
  }
}
