package io.github.lossmith.app.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the letters of formulas are played and compared.
 *
 * @param speed of a played letter, one of {@link #SPEEDS}
 * @param turning whether a played letter goes there and back, rather than from the start again
 * @param family the letter whose values are drawn as faint curves, empty for none
 * @param families the values of those letters that the user changed, by the letter's name
 */
public record LetterSettings(
    double speed, boolean turning, String family, Map<String, List<Double>> families) {
  /** Multiples of the usual speed. */
  public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  /** More faint curves are not told apart. */
  public static final int MOST_VALUES = 12;

  /** As many letters as nobody has changed; a bound for a file that was written by others. */
  private static final int MOST_LETTERS = 200;

  /** The settings of a first start. */
  static final LetterSettings FIRST = new LetterSettings(1, true, "", Map.of());

  public LetterSettings {
    speed = SPEEDS.contains(speed) ? speed : 1;
    families =
        new TreeMap<>(families)
            .entrySet().stream()
                .limit(MOST_LETTERS)
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> possible(entry.getValue())));
  }

  private static List<Double> possible(List<Double> values) {
    return values.stream().filter(Double::isFinite).distinct().limit(MOST_VALUES).toList();
  }

  public LetterSettings withSpeed(double changed) {
    return new LetterSettings(changed, turning, family, families);
  }

  public LetterSettings withTurning(boolean changed) {
    return new LetterSettings(speed, changed, family, families);
  }

  public LetterSettings withFamily(String letter) {
    return new LetterSettings(speed, turning, letter, families);
  }

  /** With other values for a letter's faint curves. */
  public LetterSettings withValues(String letter, List<Double> values) {
    Map<String, List<Double>> changed = new TreeMap<>(families);
    changed.put(letter, values);
    return new LetterSettings(speed, turning, family, changed);
  }
}
