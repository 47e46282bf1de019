package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Texts;
import org.jspecify.annotations.Nullable;

/** What this program is, its versions, and what to cite. */
final class About {
  private About() {}

  static String text(Texts texts) {
    return texts.text(
        "app.about",
        version(About.class.getPackage().getImplementationVersion()),
        Runtime.version().toString(),
        version(System.getProperty("javafx.runtime.version")),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private static String version(@Nullable String known) {
    return known == null ? "0.1.0" : known;
  }
}
