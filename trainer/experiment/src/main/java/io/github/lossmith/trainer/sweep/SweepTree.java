package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.trainer.experiment.ExperimentFile;

/** A sweep as a JSON tree, the inverse of {@link SweepFile#parse}. */
public final class SweepTree {
  private SweepTree() {}

  /** The text of the sweep's file. */
  public static String print(Sweep sweep) {
    return of(sweep).toPrettyString() + "\n";
  }

  static ObjectNode of(Sweep sweep) {
    ObjectNode experiment =
        tree(
            ExperimentFile.print(
                sweep
                    .experiment()
                    .withLosses(sweep.losses().stream().map(SweptLoss::settings).toList())));
    ObjectNode root = experiment.objectNode();
    root.put("version", Sweep.VERSION).put("name", sweep.name());
    root.put("description", sweep.description());
    JsonNode losses = experiment.remove("losses");
    root.set("experiment", experiment);
    root.set("losses", losses);
    for (int i = 0; i < sweep.losses().size(); i++) {
      parameters(sweep.losses().get(i), (ObjectNode) losses.get(i));
    }
    ObjectNode grid = root.putObject("grid");
    sweep.seeds().forEach(grid.putArray(SweptField.SEED)::add);
    sweep.grid().forEach(axis -> grid.putArray(axis.field().key()).addAll(axis.values()));
    needs(sweep.needs(), root.putObject("needs"));
    engine(sweep.engine(), root.putObject("engine"));
    return root;
  }

  private static void parameters(SweptLoss loss, ObjectNode out) {
    if (!loss.fixed().isEmpty() || !loss.ranged().isEmpty()) {
      ObjectNode parameters = out.putObject("parameters");
      loss.fixed().forEach(parameters::put);
      loss.ranged().forEach((letter, all) -> parameters.putArray(letter).addAll(all));
    }
  }

  private static void needs(SweepNeeds needs, ObjectNode out) {
    out.put("cpus", needs.cpus());
    if (needs.memoryMib() > 0) {
      out.put("memory", needs.memoryMib() + "M");
    }
    out.put("gpus", needs.gpus()).put("minutes", needs.minutes());
  }

  private static void engine(AskedEngine engine, ObjectNode out) {
    engine.engine().ifPresent(name -> out.put("engine", name));
    engine.device().ifPresent(name -> out.put("device", name));
    engine.python().ifPresent(name -> out.put("python", name));
    engine.amp().ifPresent(on -> out.put("amp", on));
    engine.compile().ifPresent(on -> out.put("compile", on));
  }

  static ObjectNode tree(String json) {
    return (ObjectNode) StrictJson.parse(json, "experiment").orThrow();
  }
}
