package io.github.lossmith.app.design;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives every shown design a place among the curves' colours. The paper's four losses have theirs
 * for good; any other takes the lowest free one and keeps it while it is shown, also over a
 * restart.
 */
public final class Colours {
  private static final int PAPER = 4;
  private static final int MOST = 1000;
  private final Map<Long, Integer> places = new HashMap<>();

  /** The index of the design's curve; the paper's losses are the first presets, -1 to -4. */
  public int index(long id) {
    boolean paper = id < 0 && id >= -PAPER;
    return paper ? (int) (-1 - id) : places.computeIfAbsent(id, absent -> free());
  }

  private int free() {
    int index = PAPER;
    while (places.containsValue(index)) {
      index++;
    }
    return index;
  }

  /** Takes the colours back from everything but {@code shown}. */
  void keep(Set<Long> shown) {
    places.keySet().retainAll(shown);
  }

  /** Which design has which place, but for the paper's. */
  Map<Long, Integer> places() {
    return Map.copyOf(places);
  }

  /** Gives the places of an earlier window back; what none can be is left out. */
  void restore(Map<Long, Integer> kept) {
    kept.forEach(
        (id, index) -> {
          if (index >= PAPER && index < MOST && !places.containsValue(index)) {
            places.put(id, index);
          }
        });
  }
}
