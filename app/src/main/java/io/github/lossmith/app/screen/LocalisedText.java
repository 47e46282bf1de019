package io.github.lossmith.app.screen;

/** A text that is resolved when it is shown, in the language of that time. */
@FunctionalInterface
public interface LocalisedText {
  LocalisedText NONE = texts -> "";

  String in(Texts texts);

  /** A text of the bundles. */
  static LocalisedText of(String key, Object... arguments) {
    return texts -> texts.text(key, arguments);
  }
}
