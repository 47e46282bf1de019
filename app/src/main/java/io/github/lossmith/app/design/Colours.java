package io.github.lossmith.app.design;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Gives every shown design a place among the curves' colours, and lets it keep it. */
public final class Colours {
  private final Map<Long, Integer> places = new HashMap<>();

  /** The index of the design's curve: the one it has, or the lowest that is free. */
  public int index(long id) {
    return places.computeIfAbsent(id, absent -> free());
  }

  private int free() {
    int index = 0;
    while (places.containsValue(index)) {
      index++;
    }
    return index;
  }

  /** Takes the colours back from everything but {@code shown}. */
  void keep(Set<Long> shown) {
    places.keySet().retainAll(shown);
  }
}
