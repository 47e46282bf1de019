package io.github.lossmith.app.design;

import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.paper.LossStyles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The line of every design: that of its loss, which a run trained under the same name has too. A
 * design keeps its line while its name is typed.
 */
public final class DesignStyles {
  private static final String PLACE = "design";

  private final LossStyles styles;
  private final Map<Long, String> names = new HashMap<>();

  public DesignStyles(LossStyles styles) {
    this.styles = styles;
  }

  /** The line of a design; an own design has none of the paper's, even under such a name. */
  public LineStyle of(Sheet sheet) {
    String name = sheet.design().name();
    String before = names.put(sheet.id(), name);
    if (before != null && !before.equals(name)) {
      styles.rename(before, name);
    }
    return sheet.isPreset() ? styles.of(name) : styles.ofOwn(name);
  }

  /** Takes the lines back from everything but {@code shown}. */
  void show(Collection<Sheet> shown) {
    Set<String> kept = new TreeSet<>();
    shown.forEach(
        sheet -> {
          of(sheet);
          kept.add(sheet.design().name());
        });
    styles.show(PLACE, kept);
  }
}
