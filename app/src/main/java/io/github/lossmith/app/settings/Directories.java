package io.github.lossmith.app.settings;

import io.github.lossmith.designer.design.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform's directories for a program's files: XDG on Linux, Application Support on macOS,
 * AppData on Windows. The system property {@code lossmith.home} puts everything below one folder
 * instead.
 *
 * @param settings what a user would take along to another machine
 * @param state what belongs to this machine: the unsaved work, logs
 */
public record Directories(Path settings, Path state) {
  /** The directories of this user on this machine. */
  public static Directories ofThisMachine() {
    return of(
        System.getProperty("lossmith.home"),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  static Directories of(
      @Nullable String override, String system, Path home, Map<String, String> environment) {
    if (override != null && !override.isBlank()) {
      return new Directories(Path.of(override, "settings"), Path.of(override, "state"));
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      Path support = home.resolve("Library/Application Support/Lossmith");
      return new Directories(support, support.resolve("State"));
    }
    if (os.contains("win")) {
      return new Directories(
          folder(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Lossmith"),
          folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Lossmith"));
    }
    return new Directories(
        folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("lossmith"),
        folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("lossmith"));
  }

  /** Deletes temporary files of killed writers in the folders. */
  public void sweep() {
    AtomicFile.sweep(settings);
    AtomicFile.sweep(state);
    try (DirectoryStream<Path> sessions = Files.newDirectoryStream(state, Files::isDirectory)) {
      sessions.forEach(AtomicFile::sweep);
    } catch (IOException | DirectoryIteratorException none) {
      // A folder that is missing or unreadable has nothing to delete.
    }
  }

  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(otherwise);
  }
}
