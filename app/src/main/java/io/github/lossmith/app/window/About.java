package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.resources.LossmithVersion;

/** The dialog about the program: its versions and what to cite. */
final class About {
  private About() {}

  static String text(Texts texts) {
    return texts.text(
        "app.about",
        LossmithVersion.text(),
        Runtime.version().toString(),
        System.getProperty("javafx.runtime.version", "?"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
