package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every training of a sweep, the first seed of all losses and settings first: so that a sweep that
 * is looked at early has something of each.
 */
final class SweepExpansion {
  /** Hexadecimal digits of an id: two of 10,000 tasks share 48 bits with a chance of 2e-7. */
  static final int ID_DIGITS = 12;

  private final Sweep sweep;
  private final List<Training> trainings = new ArrayList<>();

  private SweepExpansion(Sweep sweep) {
    this.sweep = sweep;
  }

  /** A training without its place in a plan; {@code json} is its complete experiment. */
  record Training(
      String id,
      SweptLoss.Variant variant,
      Map<String, JsonNode> setting,
      long seed,
      long iterations,
      String json) {
    String loss() {
      return variant.settings().name();
    }

    String title() {
      return SweepTask.title(loss(), setting, seed);
    }

    /** The same with its loss under the name that the plan has for it already. */
    Training named(String known) {
      if (known.equals(loss())) {
        return this;
      }
      ObjectNode tree = SweepTree.tree(json);
      tree.path("losses").forEach(one -> ((ObjectNode) one).put("name", known));
      SweptLoss.Variant same =
          new SweptLoss.Variant(
              variant.settings().withName(known), variant.family(), variant.parameters());
      return new Training(id, same, setting, seed, iterations, tree.toString());
    }
  }

  /** A variant of a loss in the complete experiment that it is trained in. */
  private record Whole(SweptLoss.Variant variant, ObjectNode tree) {}

  /** All trainings; a problem where there are too many, or one could not be trained. */
  static Outcome<List<Training>> of(Sweep sweep) {
    if (sweep.count() > Sweep.MOST_TASKS) {
      return Outcome.bad(
          "trainer.sweep.many",
          number(sweep.variants()),
          number(sweep.settings()),
          Integer.toString(sweep.seeds().size()),
          number(sweep.count()),
          Integer.toString(Sweep.MOST_TASKS));
    }
    return Outcome.each(sweep.losses(), SweptLoss::variants)
        .map(all -> all.stream().flatMap(List::stream).toList())
        .then(variants -> Outcome.each(variants, variant -> whole(sweep, variant)))
        .then(new SweepExpansion(sweep)::all);
  }

  private static String number(double count) {
    return ReadableNumber.of(count);
  }

  private static Outcome<Whole> whole(Sweep sweep, SweptLoss.Variant variant) {
    Experiment one = sweep.experiment().withLosses(List.of(variant.settings()));
    return PlannedLoss.of(variant.settings())
        .mapProblem(variant.settings()::unusable)
        .then(planned -> CompleteExperiment.of(one))
        .map(complete -> new Whole(variant, SweepTree.tree(ExperimentFile.print(complete))));
  }

  private Outcome<List<Training>> all(List<Whole> losses) {
    List<Map<SweptField, JsonNode>> settings = settings();
    for (long seed : sweep.seeds()) {
      for (Map<SweptField, JsonNode> setting : settings) {
        for (Whole loss : losses) {
          Optional<Problem> problem = add(loss, setting, seed);
          if (problem.isPresent()) {
            return Outcome.bad(problem.get());
          }
        }
      }
    }
    return Outcome.ok(trainings);
  }

  private Optional<Problem> add(Whole loss, Map<SweptField, JsonNode> setting, long seed) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    ObjectNode tree = loss.tree().deepCopy();
    setting.forEach(
        (field, value) -> {
          field.put(tree, value);
          named.put(field.key(), value);
        });
    ((ObjectNode) tree.path("schedule")).put("seed", seed);
    tree.put("name", SweepTask.title(loss.variant().settings().name(), named, seed));
    String json = tree.toString();
    Outcome<Experiment> parsed = ExperimentFile.parse(json, sweep.name());
    if (parsed.isOk()) {
      String id = id(parsed.orThrow(), loss.variant());
      long iterations = parsed.orThrow().schedule().iterations();
      trainings.add(new Training(id, loss.variant(), named, seed, iterations, json));
    }
    return parsed.failure();
  }

  private static String id(Experiment whole, SweptLoss.Variant variant) {
    List<LossSettings> losses =
        whole.losses().stream().map(one -> one.withName(variant.identity())).toList();
    return Fingerprint.of(whole.withLosses(losses)).substring(0, ID_DIGITS);
  }

  private List<Map<SweptField, JsonNode>> settings() {
    List<Map<SweptField, JsonNode>> all = List.of(Map.of());
    for (SweepAxis axis : sweep.grid()) {
      List<Map<SweptField, JsonNode>> longer = new ArrayList<>();
      for (Map<SweptField, JsonNode> before : all) {
        for (JsonNode value : axis.values()) {
          Map<SweptField, JsonNode> one = new LinkedHashMap<>(before);
          one.put(axis.field(), value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }
}
