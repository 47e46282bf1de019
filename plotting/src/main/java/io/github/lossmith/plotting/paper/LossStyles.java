package io.github.lossmith.plotting.paper;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The line of every loss, by the loss's name, the same in all figures, on the screen and on paper.
 * The paper's losses have theirs for good; any other gets the first free one and keeps it while
 * somebody shows it. Colours tell the losses apart, and so do the dashes in grey. Thread-safe.
 */
public final class LossStyles {
  /** The paper's losses by their names in small letters without blanks and signs. */
  private static final Map<String, LineStyle> PAPER =
      Map.of(
          "ce", new LineStyle(ColourRole.CURVE_1, Dash.SOLID, 1),
          "focal", new LineStyle(ColourRole.CURVE_2, Dash.DASHED, 1),
          "maki", new LineStyle(ColourRole.CURVE_3, Dash.DOTTED, 1),
          "qce", new LineStyle(ColourRole.CURVE_4, Dash.DASH_DOT, 1),
          "ceohem", new LineStyle(ColourRole.CURVE_5, Dash.LONG, 1));

  private static final List<LineStyle> OWN = own();

  private final Map<String, Integer> given = new LinkedHashMap<>();
  private final Map<String, Set<String>> shown = new HashMap<>();

  /** First the colours that the paper's losses do not have, then theirs under other dashes. */
  private static List<LineStyle> own() {
    List<LineStyle> styles = new ArrayList<>();
    List<ColourRole> free = List.of(ColourRole.CURVE_7, ColourRole.CURVE_8, ColourRole.CURVE_6);
    for (Dash dash : Dash.values()) {
      free.forEach(colour -> styles.add(new LineStyle(colour, dash, 1)));
    }
    for (Dash dash : Dash.values()) {
      for (LineStyle paper : List.copyOf(PAPER.values())) {
        if (paper.dash() != dash) {
          styles.add(new LineStyle(paper.colour(), dash, 1));
        }
      }
    }
    return List.copyOf(styles);
  }

  /** How many losses that are not the paper's have lines that differ. */
  public static int count() {
    return OWN.size();
  }

  /** Whether a loss of this name is one of the paper's. */
  public static boolean isOfPaper(String name) {
    return PAPER.containsKey(plain(name));
  }

  /** The line of a loss. */
  public synchronized LineStyle of(String name) {
    LineStyle paper = PAPER.get(plain(name));
    return paper == null ? ofOwn(name) : paper;
  }

  /** The line of a loss that is none of the paper's, whatever its name. */
  public synchronized LineStyle ofOwn(String name) {
    int index = given.computeIfAbsent(name, absent -> free());
    return OWN.get(index % OWN.size());
  }

  private int free() {
    Set<Integer> taken = new HashSet<>(given.values());
    int index = 0;
    while (taken.contains(index)) {
      index++;
    }
    return index;
  }

  /** The loss keeps its line under another name. */
  public synchronized void rename(String from, String to) {
    Integer index = given.remove(from);
    if (index != null) {
      given.putIfAbsent(to, index);
    }
  }

  /**
   * Says what one of the places that show losses shows now; the lines of losses that none of them
   * shows are free again.
   */
  public synchronized void show(String place, Set<String> names) {
    shown.put(place, Set.copyOf(names));
    Set<String> all = new HashSet<>();
    shown.values().forEach(all::addAll);
    given.keySet().retainAll(all);
  }

  /** The lines that were given out, as indices; see {@link #restore}. */
  public synchronized Map<String, Integer> given() {
    return Map.copyOf(given);
  }

  /** Gives the lines of an earlier time back; {@code place} is taken to show them. */
  public synchronized void restore(String place, Map<String, Integer> kept) {
    kept.forEach(
        (name, index) -> {
          if (index >= 0 && index < OWN.size() && !given.containsValue(index)) {
            given.putIfAbsent(name, index);
          }
        });
    shown.put(place, Set.copyOf(given.keySet()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+_-]", "");
  }
}
