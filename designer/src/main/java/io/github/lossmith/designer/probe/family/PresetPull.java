package io.github.lossmith.designer.probe.family;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.formula.Formula;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** A preset, of one curve or of two sides, with its letters anywhere in their ranges. */
public final class PresetPull implements PullFamily {
  private final String key;
  private final Formula formula;
  private final CompiledPull pull;
  private final CompiledPull background;
  private final List<String> letters;
  private final double[] least;
  private final double[] most;

  private PresetPull(String key, Design design, Formula formula, Formula other) {
    this.key = key;
    this.formula = formula;
    letters = List.copyOf(design.parameters().keySet());
    pull = new CompiledPull(formula.expression(), letters);
    background = other == formula ? pull : new CompiledPull(other.expression(), letters);
    least = design.parameters().values().stream().mapToDouble(r -> r.minimum()).toArray();
    most = design.parameters().values().stream().mapToDouble(r -> r.maximum()).toArray();
  }

  /**
   * The curve of {@link ChangedLogitPull}, whose letters say a margin, a prior or a temperature,
   * and that of {@link FieldPull#SMOOTHING}, which two letters do not determine.
   */
  private static final Set<String> NAMED_ELSEWHERE = Set.of("focal-star", "label-smoothing");

  /** All of one curve and at most two letters, those without letters first. */
  public static List<PullFamily> all() {
    List<PullFamily> families = new ArrayList<>();
    for (PublishedLoss published : Presets.library()) {
      String key = published.key();
      Design design = published.design();
      design
          .formula()
          .toOptional()
          .filter(formula -> !formula.usesProgress() && design.parameters().size() <= 2)
          .filter(formula -> !NAMED_ELSEWHERE.contains(key))
          .ifPresent(formula -> families.add(new PresetPull(key, design, formula, formula)));
    }
    families.sort(Comparator.comparingInt(family -> family.letters().size()));
    return families;
  }

  /** Those with two sides, those with fewer letters first. */
  public static List<PullFamily> twoSided() {
    List<PullFamily> families = new ArrayList<>();
    for (PublishedLoss published : Presets.library()) {
      Design design = published.design();
      if (design.isTwoSided() && !design.followsProgress()) {
        families.add(
            new PresetPull(
                published.key(),
                design,
                design.side(TargetSide.OBJECT).formula().orThrow(),
                design.side(TargetSide.BACKGROUND).formula().orThrow()));
      }
    }
    families.sort(Comparator.comparingInt(family -> family.letters().size()));
    return families;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public List<String> letters() {
    return letters;
  }

  @Override
  public double[] least() {
    return least.clone();
  }

  @Override
  public double[] most() {
    return most.clone();
  }

  @Override
  public DoubleUnaryOperator weighted(double[] values) {
    double[] fixed = values.clone();
    return s -> pull.at(s, fixed);
  }

  @Override
  public DoubleUnaryOperator background(double[] values) {
    double[] fixed = values.clone();
    return s -> background.at(s, fixed);
  }

  @Override
  public String formula() {
    return formula.text();
  }

  @Override
  public boolean isPreset() {
    return true;
  }
}
