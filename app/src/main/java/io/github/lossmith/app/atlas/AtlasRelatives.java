package io.github.lossmith.app.atlas;

import io.github.lossmith.app.atlas.AtlasSheet.Link;
import io.github.lossmith.app.screen.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The losses that pull like one: those of the same gradient, and the nearest. */
final class AtlasRelatives {
  /** How many of the nearest are named. */
  private static final int NEAREST = 5;

  /** A factor that is 1 but for rounding. */
  private static final double ONE = 1e-9;

  private static final int DIGITS = 4;

  private final List<AtlasLoss> all;
  private final Texts texts;

  AtlasRelatives(List<AtlasLoss> all, Texts texts) {
    this.all = all;
    this.texts = texts;
  }

  List<Link> of(AtlasLoss loss) {
    List<Link> links = new ArrayList<>();
    List<AtlasLoss> others = new ArrayList<>(all);
    others.remove(loss);
    for (AtlasLoss other : List.copyOf(others)) {
      OptionalDouble factor = loss.factor(other);
      if (factor.isPresent()) {
        links.add(same(other, factor.getAsDouble()));
        others.remove(other);
      }
    }
    others.stream()
        .sorted(Comparator.comparingDouble((AtlasLoss other) -> -loss.overlap(other)))
        .limit(NEAREST)
        .forEach(other -> links.add(near(other, loss.overlap(other))));
    return links;
  }

  private Link same(AtlasLoss other, double factor) {
    String times = Math.abs(factor - 1) < ONE ? "" : " × " + texts.number(factor, DIGITS);
    return new Link(texts.text("app.atlas.same") + " ", other.title(), other.file(), times);
  }

  private Link near(AtlasLoss other, double overlap) {
    return new Link(
        "",
        other.title(),
        other.file(),
        ": " + texts.text("app.atlas.common", texts.number(100 * overlap, 3)));
  }
}
