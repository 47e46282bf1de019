package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.Texts;
import java.util.function.Predicate;

/** Unused names for designs, in the style that people use: "Maki copy", "Maki copy 2". */
final class DesignNames {
  private static final String COPY = "app.design.copy";
  private final Texts texts;

  DesignNames(Texts texts) {
    this.texts = texts;
  }

  /** {@code wanted}, if necessary followed by the next free number. */
  String free(String wanted, Predicate<String> taken) {
    String name = wanted.strip();
    String free = name;
    for (int i = 2; taken.test(free); i++) {
      free = name + " " + i;
    }
    return free;
  }

  /** The name for a copy; a copy of a copy is named as another copy of the original. */
  String ofCopy(String original, Predicate<String> taken) {
    return free(texts.text(COPY, stem(original.strip())), taken);
  }

  /** "Maki" of "Maki copy 2", and any other name as it is. */
  private String stem(String name) {
    String ending = texts.text(COPY, "");
    String unnumbered = name.replaceAll(" [0-9]+$", "");
    for (String copy : new String[] {name, unnumbered}) {
      if (copy.endsWith(ending) && copy.length() > ending.length()) {
        return copy.substring(0, copy.length() - ending.length());
      }
    }
    return name;
  }
}
