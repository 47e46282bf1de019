package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The line of every loss, the same in all figures, in the window, from the command line and on
 * paper. Colours tell the losses apart, and so do the dashes in grey. Known losses have fixed
 * styles. The style of any other is derived from its name, so that it is the same in runs, in files
 * and after a restart. If two losses that are shown together would have the same style, the later
 * one gets the next free one and keeps it as long as it is shown. Thread-safe.
 */
public final class LossStyles {
  /** The paper's losses, then the other presets. */
  private static final List<String> KNOWN = known();

  /**
   * Styles that no known loss has; those in colours that the paper's losses do not have come first.
   */
  private static final List<LineStyle> OWN = own();

  /** How many of {@link #OWN} have such a colour: names are spread over these. */
  private static final int APART =
      (int) OWN.stream().filter(style -> !paperColours().contains(style.colour())).count();

  private final Map<String, Integer> given = new LinkedHashMap<>();
  private final Map<String, Set<String>> shown = new HashMap<>();

  private static List<String> known() {
    Set<String> keys = new LinkedHashSet<>(List.of("ce", "focal", "maki", "qce"));
    keys.add(LossIdentity.CE_OHEM.key());
    keys.addAll(Presets.keys());
    return List.copyOf(keys);
  }

  private static List<ColourRole> paperColours() {
    return ColourRole.curves().subList(0, 4);
  }

  private static List<LineStyle> own() {
    Set<LineStyle> taken = new HashSet<>();
    for (int i = 0; i < KNOWN.size(); i++) {
      taken.add(LineStyle.of(i));
    }
    List<ColourRole> apart = new ArrayList<>(ColourRole.curves());
    apart.removeAll(paperColours());
    List<LineStyle> own = new ArrayList<>();
    for (List<ColourRole> colours : List.of(apart, paperColours())) {
      for (Dash dash : Dash.values()) {
        colours.forEach(colour -> own.add(new LineStyle(colour, dash, 1)));
      }
    }
    own.removeAll(taken);
    return List.copyOf(own);
  }

  /** How many losses that are not known have lines that differ. */
  public static int count() {
    return OWN.size();
  }

  /** The line of the loss that a name stands for. */
  public LineStyle of(String name) {
    return of(LossIdentity.named(name));
  }

  /** The line of a loss. */
  public synchronized LineStyle of(LossIdentity loss) {
    return loss.known()
        ? LineStyle.of(KNOWN.indexOf(loss.key()))
        : OWN.get(given.computeIfAbsent(loss.key(), this::free) % OWN.size());
  }

  private int free(String key) {
    Set<Integer> taken = new HashSet<>(given.values());
    int preferred = Math.floorMod(key.hashCode(), APART);
    for (int i = 0; i < APART; i++) {
      int place = (preferred + i) % APART;
      if (!taken.contains(place)) {
        return place;
      }
    }
    int place = APART;
    while (taken.contains(place)) {
      place++;
    }
    return place;
  }

  /**
   * Tells which losses a place of the window shows now; styles of losses that no place shows become
   * free.
   */
  public synchronized void show(String place, Set<LossIdentity> losses) {
    Set<String> keys = new HashSet<>();
    losses.stream().filter(loss -> !loss.known()).forEach(loss -> keys.add(loss.key()));
    shown.put(place, keys);
    Set<String> all = new HashSet<>();
    shown.values().forEach(all::addAll);
    given.keySet().retainAll(all);
  }

  /** The assigned styles as indices; see {@link #restore}. */
  public synchronized Map<String, Integer> given() {
    return Map.copyOf(given);
  }

  /** Restores assigned styles; {@code place} counts as showing them. */
  public synchronized void restore(String place, Map<String, Integer> kept) {
    kept.forEach(
        (key, index) -> {
          if (index >= 0 && index < OWN.size() && !given.containsValue(index)) {
            given.putIfAbsent(key, index);
          }
        });
    shown.put(place, Set.copyOf(given.keySet()));
  }

  /**
   * Distinct styles for the curves of one figure: of equal ones, such as those of a preset and a
   * design with its name and formula, the later ones keep the colour and get another dash.
   */
  public static List<LineStyle> apart(List<LineStyle> wanted) {
    Set<LineStyle> taken = new HashSet<>(wanted);
    Set<LineStyle> seen = new HashSet<>();
    List<LineStyle> styles = new ArrayList<>();
    for (LineStyle style : wanted) {
      styles.add(seen.add(style) ? style : another(style, taken));
    }
    return styles;
  }

  /** The line of a loss for background beside that for objects: the same colour, another dash. */
  public static LineStyle ofBackground(LineStyle object) {
    return another(object, new HashSet<>(Set.of(object)));
  }

  private static LineStyle another(LineStyle style, Set<LineStyle> taken) {
    List<Dash> dashes = List.of(Dash.values());
    int from = dashes.indexOf(style.dash());
    for (int i = 1; i < dashes.size(); i++) {
      LineStyle other = style.withDash(dashes.get((from + i) % dashes.size()));
      if (taken.add(other)) {
        return other;
      }
    }
    return style;
  }
}
