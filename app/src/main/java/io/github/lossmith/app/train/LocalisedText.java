package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Texts;

/** A text that is put into words when it is shown, in the language of then. */
@FunctionalInterface
interface LocalisedText {
  LocalisedText NONE = texts -> "";

  String in(Texts texts);

  /** A text of the bundles. */
  static LocalisedText of(String key, Object... arguments) {
    return texts -> texts.text(key, arguments);
  }
}
