package io.github.lossmith.app.settings;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The settings of the running window: observable, and saved at every change. */
public final class SettingsStore {
  private final SettingsFile file;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private final Optional<Problem> damage;
  private Optional<Problem> aside = Optional.empty();
  private boolean writable = true;

  /** Reads the settings from {@code folder}; a missing or broken file gives the first ones. */
  public SettingsStore(Path folder) {
    file = SettingsFile.in(folder);
    Outcome<Settings> read = file.read();
    damage = read.failure();
    settings = new ReadOnlyObjectWrapper<>(read.toOptional().orElseGet(Settings::first));
  }

  /**
   * Renames a file that could not be read; otherwise this is done before the first change.
   *
   * @return what there is to say of it; empty where the file was read
   */
  public Optional<Problem> putDamagedAside() {
    if (aside.isEmpty()) {
      aside = damage.map(this::putAside);
    }
    return aside;
  }

  private Problem putAside(Problem why) {
    try {
      Path kept = DamagedFile.putAside(file.path());
      return Problem.of("app.settings.aside", kept.getFileName(), why);
    } catch (IOException stuck) {
      writable = false;
      return Problem.of("app.settings.stuck", why);
    }
  }

  public Settings get() {
    return settings.get();
  }

  public ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Changes and saves the settings; after a failure to write, saving is not tried again. */
  public void change(UnaryOperator<Settings> change) {
    Settings changed = change.apply(get());
    if (changed.equals(get())) {
      return;
    }
    settings.set(changed);
    putDamagedAside();
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
