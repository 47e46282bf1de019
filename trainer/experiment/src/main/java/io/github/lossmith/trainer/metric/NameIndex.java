package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.voc.ConfusableNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds names as written, else without regard to the kind and number of blanks in them. */
final class NameIndex {
  static final int UNKNOWN = -1;

  /** Unknown names that are kept for the notes. */
  private static final int MOST_UNKNOWN = 10_000;

  /** Most characters kept of an unknown name; the note shows fewer. */
  private static final int LETTERS = 200;

  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> blanks = new HashMap<>();
  private final TreeSet<String> unknown = new TreeSet<>();
  private int mostWords = 1;

  NameIndex(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String plain = ConfusableNames.blanks(names.get(i));
      exact.put(names.get(i), i);
      blanks.putIfAbsent(plain, i);
      mostWords = Math.max(mostWords, 1 + (int) plain.chars().filter(c -> c == ' ').count());
    }
  }

  /** Words of the longest name. */
  int mostWords() {
    return mostWords;
  }

  /** The index of a name, {@link #UNKNOWN} if there is none. */
  int find(String name) {
    Integer index = exact.get(name);
    return index != null ? index : blanks.getOrDefault(ConfusableNames.blanks(name), UNKNOWN);
  }

  /** The index as {@link #find} returns it; keeps unknown names for the notes. */
  int take(String name) {
    int index = find(name);
    if (index == UNKNOWN && unknown.size() < MOST_UNKNOWN) {
      unknown.add(name.length() > LETTERS ? name.substring(0, LETTERS) : name);
    }
    return index;
  }

  /** The unknown names so far, sorted. */
  SortedSet<String> unknown() {
    return unknown;
  }
}
