package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Texts;

/** The name of a class in a text. */
public final class ClassWord {
  private ClassWord() {}

  /** The name; "class 3" for a number, as a recorder without names writes it. */
  public static String of(String name, Texts texts) {
    return name.matches("\\d+") ? texts.text("app.train.class-number", name) : name;
  }
}
