package io.github.lossmith.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the window remembers, immutable.
 *
 * @param theme light, dark or the desktop's
 * @param language a tag such as {@code ru}, empty for the desktop's
 * @param textSize of the window, in percent of its usual size; see {@link TextSize}
 * @param place the name of the place that was shown last
 * @param window where the window stood, if it ever did
 * @param runs the folder of runs that was looked at last, empty for the platform's
 * @param axes how the figures were looked at
 * @param recent the design files opened last, newest first, at most {@link #MOST_RECENT}
 * @param pythons that the user chose for training, newest first, at most {@link #MOST_PYTHONS}
 * @param letters how the letters of formulas are played and compared
 */
public record Settings(
    WindowTheme theme,
    String language,
    int textSize,
    String place,
    Optional<WindowBounds> window,
    Optional<Path> runs,
    Axes axes,
    List<Path> recent,
    List<Path> pythons,
    LetterSettings letters) {
  /** How many recent files are kept. */
  public static final int MOST_RECENT = 10;

  /** Each is started when the launch form is opened. */
  public static final int MOST_PYTHONS = 5;

  public Settings {
    textSize = TextSize.possible(textSize);
    recent = recent.stream().distinct().limit(MOST_RECENT).toList();
    pythons = pythons.stream().distinct().limit(MOST_PYTHONS).toList();
  }

  /** The settings of a first start. */
  public static Settings first() {
    return new Settings(
        WindowTheme.SYSTEM,
        "",
        TextSize.USUAL,
        "design",
        Optional.empty(),
        Optional.empty(),
        Axes.FIRST,
        List.of(),
        List.of(),
        LetterSettings.FIRST);
  }

  /** What was kept in a folder; the settings of a first start where there is nothing to read. */
  public static Settings read(Path folder) {
    return SettingsFile.in(folder).read().toOptional().orElseGet(Settings::first);
  }

  public Settings withTheme(WindowTheme changed) {
    return new Settings(
        changed, language, textSize, place, window, runs, axes, recent, pythons, letters);
  }

  public Settings withLanguage(String changed) {
    return new Settings(
        theme, changed, textSize, place, window, runs, axes, recent, pythons, letters);
  }

  public Settings withTextSize(int changed) {
    return new Settings(
        theme, language, changed, place, window, runs, axes, recent, pythons, letters);
  }

  public Settings withPlace(String changed) {
    return new Settings(
        theme, language, textSize, changed, window, runs, axes, recent, pythons, letters);
  }

  public Settings withWindow(WindowBounds changed) {
    return new Settings(
        theme,
        language,
        textSize,
        place,
        Optional.of(changed),
        runs,
        axes,
        recent,
        pythons,
        letters);
  }

  public Settings withRuns(Path changed) {
    return new Settings(
        theme,
        language,
        textSize,
        place,
        window,
        Optional.of(changed),
        axes,
        recent,
        pythons,
        letters);
  }

  public Settings withAxes(Axes changed) {
    return new Settings(
        theme, language, textSize, place, window, runs, changed, recent, pythons, letters);
  }

  public Settings withLetters(LetterSettings changed) {
    return new Settings(
        theme, language, textSize, place, window, runs, axes, recent, pythons, changed);
  }

  /** The settings with {@code file} as the newest of the recent files. */
  public Settings withRecent(Path file) {
    List<Path> newest = Stream.concat(Stream.of(file), recent.stream()).toList();
    return new Settings(
        theme, language, textSize, place, window, runs, axes, newest, pythons, letters);
  }

  /** With {@code program} as the newest of the chosen Pythons. */
  public Settings withPython(Path program) {
    List<Path> newest = Stream.concat(Stream.of(program), pythons.stream()).toList();
    return new Settings(
        theme, language, textSize, place, window, runs, axes, recent, newest, letters);
  }

  /** The settings without {@code file} among the recent files. */
  public Settings withoutRecent(Path file) {
    return new Settings(
        theme,
        language,
        textSize,
        place,
        window,
        runs,
        axes,
        recent.stream().filter(f -> !f.equals(file)).toList(),
        pythons,
        letters);
  }
}
