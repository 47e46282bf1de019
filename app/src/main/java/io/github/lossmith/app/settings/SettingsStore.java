package io.github.lossmith.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The settings of the running window: observed by everybody, kept on disk at every change. */
public final class SettingsStore {
  private final SettingsFile file;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private boolean writable = true;

  /** Reads the settings from {@code folder}; a missing or broken file gives the first ones. */
  public SettingsStore(Path folder) {
    file = new SettingsFile(folder.resolve("settings.json"));
    settings = new ReadOnlyObjectWrapper<>(file.read());
  }

  public Settings get() {
    return settings.get();
  }

  public ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Changes the settings and keeps them; a folder that cannot be written is tried no more. */
  public void change(UnaryOperator<Settings> change) {
    Settings changed = change.apply(get());
    if (changed.equals(get())) {
      return;
    }
    settings.set(changed);
    if (writable) {
      keep(changed);
    }
  }

  private void keep(Settings changed) {
    try {
      file.write(changed);
    } catch (IOException unwritable) {
      writable = false;
      System.err.println("lossmith: settings are not kept: " + unwritable);
    }
  }
}
