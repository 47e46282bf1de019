package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A preset with the same gradient up to a factor.
 *
 * @param preset its key
 * @param parameters its parameters
 * @param factor c &gt; 0, where the coefficient is c times the preset's: for the same training the
 *     preset needs c times the learning rate (with plain SGD; Adam is insensitive to a factor)
 */
public record SimilarPreset(String preset, SortedMap<String, Double> parameters, double factor) {
  /** Copies the map. */
  public SimilarPreset {
    parameters = new TreeMap<>(parameters);
  }

  /** The first preset in the paper's order that is like a coefficient. */
  public static Optional<SimilarPreset> of(ScaleCoefficient coefficient) {
    CoefficientSignature probe = new CoefficientSignature(coefficient);
    return probe.isUsable()
        ? Family.all().stream()
            .map(family -> family.likeness(probe))
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  PropertyFinding finding() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", preset);
    if (!parameters.isEmpty()) {
      values.put("parameters", new LinkedHashMap<>(parameters));
    }
    values.put("factor", factor);
    values.put("learningRateFactor", 1 / factor);
    String letters =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + ReportNumbers.number(entry.getValue()))
            .collect(Collectors.joining(", "));
    String shown = Presets.named(preset).map(Design::name).orElse(preset);
    String name = letters.isEmpty() ? shown : shown + " (" + letters + ")";
    return PropertyFinding.measured(
        CoefficientProperty.SAME_AS,
        values,
        factor == 1 ? "same.exactly" : "same.factor",
        name,
        ReportNumbers.number(factor),
        ReportNumbers.number(1 / factor));
  }
}
