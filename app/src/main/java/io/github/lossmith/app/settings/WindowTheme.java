package io.github.lossmith.app.settings;

/** Light, dark, or as the desktop is. */
public enum WindowTheme {
  SYSTEM,
  LIGHT,
  DARK
}
