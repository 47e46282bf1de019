package io.github.lossmith.designer.probe.family;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A family that has a measured curve.
 *
 * @param letters their values
 * @param factor what the family is multiplied by; negative for a loss that increases in p
 */
public record RecognisedPull(PullFamily family, SortedMap<String, Double> letters, double factor) {
  public RecognisedPull {
    letters = Collections.unmodifiableSortedMap(new TreeMap<>(letters));
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
