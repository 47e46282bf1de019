package io.github.lossmith.app.design.list;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.property.SidedCalibration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The published losses that the list does not show as presets, with the properties that each has
 * for its published parameters.
 */
final class LibrarySearch {
  /** The properties by which people look for a loss. */
  private static final List<CoefficientProperty> PROPERTIES =
      List.of(
          CoefficientProperty.MONOTONE,
          CoefficientProperty.VANISHES_AT_ONE,
          CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          CoefficientProperty.PROPER);

  private final Map<PublishedLoss, Set<CoefficientProperty>> losses;

  private LibrarySearch(Map<PublishedLoss, Set<CoefficientProperty>> losses) {
    this.losses = losses;
  }

  /** Examines each loss; some hundred milliseconds, so not for the JavaFX thread. */
  static LibrarySearch examined() {
    return new LibrarySearch(
        Presets.library().stream()
            .filter(loss -> !Presets.keys().contains(loss.key()))
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    LibrarySearch::holding,
                    (first, second) -> first,
                    LinkedHashMap::new)));
  }

  private static Set<CoefficientProperty> holding(PublishedLoss loss) {
    List<PropertyReport> sides =
        loss.design().sides().stream()
            .map(side -> PropertyReport.of(loss.design().side(side).coefficient().orThrow()))
            .toList();
    Set<CoefficientProperty> holding =
        PROPERTIES.stream()
            .filter(
                p -> sides.stream().allMatch(side -> side.finding(p).verdict() == Verdict.HOLDS))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CoefficientProperty.class)));
    if (loss.design().isTwoSided()) {
      boolean proper = SidedCalibration.isProper(loss.design().coefficients(1).orThrow());
      holding.remove(CoefficientProperty.PROPER);
      holding.addAll(proper ? Set.of(CoefficientProperty.PROPER) : Set.of());
    }
    return holding;
  }

  /**
   * The losses in whose name, year, group, other names, citation or properties all words stand, by
   * group and year.
   *
   * @param typed nothing, or words in any case
   */
  List<PublishedLoss> found(String typed, Texts texts) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    if (words.isEmpty()) {
      return List.of();
    }
    return losses.keySet().stream()
        .filter(loss -> loss.matches(List.of(words.split("\\s+")), description(loss, texts)))
        .sorted(Comparator.comparing(PublishedLoss::group).thenComparing(PublishedLoss::year))
        .toList();
  }

  /** The group and the properties in words. */
  String description(PublishedLoss loss, Texts texts) {
    return losses.getOrDefault(loss, Set.of()).stream()
        .sorted()
        .map(property -> texts.text("app.library." + property.key()))
        .collect(
            Collectors.joining(
                ", ", texts.text("designer.library." + loss.group().key()) + ": ", ""));
  }
}
