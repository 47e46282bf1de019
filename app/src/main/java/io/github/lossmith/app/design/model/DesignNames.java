package io.github.lossmith.app.design.model;

import io.github.lossmith.app.screen.Texts;
import java.util.function.Predicate;

/** Names that no design has yet, as people give them: "Maki copy", "Maki copy 2". */
final class DesignNames {
  private static final String COPY = "app.design.copy";
  private final Texts texts;

  DesignNames(Texts texts) {
    this.texts = texts;
  }

  /** {@code wanted}, or with the next free number behind it. */
  String free(String wanted, Predicate<String> taken) {
    String name = wanted.strip();
    String free = name;
    for (int i = 2; taken.test(free); i++) {
      free = name + " " + i;
    }
    return free;
  }

  /** For a copy of a design; a copy of a copy is another one of the same original. */
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
