package io.github.lossmith.app.lesson;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of the window that a step, or presenter mode, hides. */
public enum LessonPart {
  /** The menu bar; its keys go on working. */
  MENUS("menus"),
  /** The buttons of the places. */
  PLACES("places"),
  /** The list of designs. */
  LIST("list"),
  /** The whole panel beside the figure. */
  INSPECTOR("inspector"),
  /** Formula, sides and knots. */
  FORMULA("formula"),
  SLIDERS("sliders"),
  CHECKS("checks"),
  /** What a design says of training: divisor, hard examples, tables of classes. */
  TRAINING("training"),
  /** The tools above the figure of Design. */
  TOOLS("tools"),
  /** The groups of Imbalance, and the fit to them. */
  EXAMPLES("examples"),
  /** The table of Imbalance, with the balance button. */
  RATIOS("ratios"),
  /** The data of Playground. */
  DATA("data"),
  /** The networks of Playground. */
  NETWORK("network");

  /** What has no room on a projector, where a step does not say what it hides. */
  private static final Set<LessonPart> OF_PRESENTER =
      EnumSet.of(MENUS, PLACES, LIST, CHECKS, TRAINING, DATA);

  private final String key;

  LessonPart(String key) {
    this.key = key;
  }

  /** The name in a lesson file; {@code part-key} is the style class of its nodes. */
  public String key() {
    return key;
  }

  static Optional<LessonPart> named(String key) {
    return Arrays.stream(values()).filter(part -> part.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(LessonPart::key).toList();
  }

  /**
   * What is hidden.
   *
   * @param step what the step in front hides, if it says so
   */
  public static Set<LessonPart> hidden(boolean presenting, Optional<Set<LessonPart>> step) {
    Set<LessonPart> hidden = EnumSet.noneOf(LessonPart.class);
    hidden.addAll(step.orElse(presenting ? OF_PRESENTER : Set.of()));
    if (presenting) {
      hidden.addAll(EnumSet.of(MENUS, PLACES));
    }
    return hidden;
  }
}
