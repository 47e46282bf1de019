package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.JsonFields;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loss of a sweep with the values that its parameters take.
 *
 * @param settings as in an experiment
 * @param fixed parameters with one value each, by their letters
 * @param ranged parameters with a list of values; each combination is a variant
 */
public record SweptLoss(
    LossSettings settings, Map<String, Double> fixed, Map<String, List<JsonNode>> ranged) {
  public SweptLoss {
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    ranged = Collections.unmodifiableMap(new LinkedHashMap<>(ranged));
  }

  /** A loss without lists. */
  public static SweptLoss of(LossSettings settings) {
    return new SweptLoss(settings, Map.of(), Map.of());
  }

  /**
   * One choice of a loss's parameters.
   *
   * @param family the loss whose variant it is
   * @param parameters the values of those that are varied
   */
  record Variant(LossSettings settings, String family, Map<String, JsonNode> parameters) {
    /** The name that ids are made of. */
    String identity() {
      return SweptLoss.identity(family, parameters);
    }
  }

  /** A variant as people read it: {@code Focal gamma=1e-4}. */
  static String title(String family, Map<String, JsonNode> parameters) {
    StringBuilder name = new StringBuilder(family);
    parameters.forEach(
        (letter, value) ->
            name.append(' ').append(letter).append('=').append(SweepTask.text(value)));
    return name.toString();
  }

  /**
   * The name of a variant that its id is made of, as {@code Focal gamma=1.0E-4}: it must not
   * change, or a plan that is there would be planned once more.
   */
  static String identity(String family, Map<String, JsonNode> parameters) {
    StringBuilder name = new StringBuilder(family);
    parameters.forEach(
        (letter, value) ->
            name.append(' ').append(letter).append('=').append(JsonFields.print(value.asDouble())));
    return name.toString();
  }

  /** How many variants there are. */
  double count() {
    return ranged.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
  }

  /** Every variant; a problem where the design has no such parameter or allows no such value. */
  Outcome<List<Variant>> variants() {
    return settings
        .design()
        .resolve()
        .then(this::fixed)
        .then(design -> Outcome.each(combinations(), chosen -> variant(design, chosen)))
        .mapProblem(settings::unusable);
  }

  private Outcome<Design> fixed(Design design) {
    Outcome<Design> changed = Outcome.ok(design);
    for (Map.Entry<String, Double> one : fixed.entrySet()) {
      changed = changed.then(known -> with(known, one.getKey(), one.getValue()));
    }
    return changed;
  }

  private List<Map<String, JsonNode>> combinations() {
    List<Map<String, JsonNode>> all = List.of(Map.of());
    for (Map.Entry<String, List<JsonNode>> range : ranged.entrySet()) {
      List<Map<String, JsonNode>> longer = new ArrayList<>();
      for (Map<String, JsonNode> before : all) {
        for (JsonNode value : range.getValue()) {
          Map<String, JsonNode> one = new LinkedHashMap<>(before);
          one.put(range.getKey(), value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  private Outcome<Variant> variant(Design design, Map<String, JsonNode> chosen) {
    Outcome<Design> changed = Outcome.ok(design);
    for (Map.Entry<String, JsonNode> one : chosen.entrySet()) {
      double value = one.getValue().asDouble();
      changed = changed.then(known -> with(known, one.getKey(), value));
    }
    return changed.map(
        full ->
            new Variant(
                settings.withName(title(settings.name(), chosen)).withDesign(full),
                settings.name(),
                chosen));
  }

  private static Outcome<Design> with(Design design, String letter, double value) {
    FormulaParameter known = design.parameters().get(letter);
    if (known == null) {
      return design.parameters().isEmpty()
          ? Outcome.bad("trainer.sweep.no-parameters", letter)
          : Outcome.bad(
              "trainer.sweep.parameter", letter, String.join(", ", design.parameters().keySet()));
    }
    return Double.isFinite(value)
        ? Outcome.ok(design.withParameter(letter, value))
        : Outcome.bad(Problem.of("trainer.sweep.parameter-value", letter));
  }
}
