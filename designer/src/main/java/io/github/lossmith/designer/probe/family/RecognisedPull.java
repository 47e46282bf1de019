package io.github.lossmith.designer.probe.family;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A family that has a measured curve.
 *
 * @param letters their values
 * @param factor what the family is multiplied by; negative for a loss that increases in p
 * @param error the greatest deviation as a multiple of what rounding allows
 */
public record RecognisedPull(
    PullFamily family, SortedMap<String, Double> letters, double factor, double error) {
  public RecognisedPull {
    letters = Collections.unmodifiableSortedMap(new TreeMap<>(letters));
  }

  /** Whether no more than rounding is between the family and the measurement. */
  public boolean isExact() {
    return error <= 1;
  }

  public String key() {
    return family.key();
  }

  public boolean is(String wanted) {
    return key().equals(wanted);
  }

  public double letter(String name) {
    return letters.getOrDefault(name, Double.NaN);
  }

  /** The same up to the factor. */
  public boolean isLike(RecognisedPull other) {
    return key().equals(other.key()) && letters.equals(other.letters);
  }
}
