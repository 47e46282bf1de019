package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A field of the form that stands for itself, not in a list. */
enum SweepInput {
  NAME("name"),
  EXPERIMENT("experiment"),
  SEEDS("seed"),
  CPUS("cpus"),
  MEMORY("memory"),
  GPUS("gpus"),
  MINUTES("minutes"),
  FOLDER("folder");

  /** What a run needs of a machine. */
  static final List<SweepInput> NEEDS = List.of(CPUS, MEMORY, GPUS, MINUTES);

  private static final Set<String> OF_SWEEP =
      Set.of(
          SweepProblems.NAME,
          SweepProblems.EXPERIMENT,
          SweepProblems.LOSSES,
          SweepProblems.GRID,
          SweepProblems.NEEDS,
          "version");

  private static final Set<String> OF_LOSS = Set.of("name", "design", "parameters");

  private final String key;

  SweepInput(String key) {
    this.key = key;
  }

  /** Its key in the file. */
  String key() {
    return key;
  }

  /** Where its problems are told, see {@link SweepProblems#of}. */
  String place() {
    if (this == SEEDS) {
      return SweepProblems.GRID + "." + key;
    }
    return NEEDS.contains(this) ? SweepProblems.NEEDS + "." + key : key;
  }

  /** The keys of a file that have no field, those of losses included. */
  static List<String> withoutField(JsonNode sweep) {
    Set<String> keys = new TreeSet<>();
    sweep.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(OF_SWEEP);
    Set<String> ofLosses = new TreeSet<>();
    for (JsonNode loss : sweep.path(SweepProblems.LOSSES)) {
      loss.fieldNames().forEachRemaining(ofLosses::add);
    }
    ofLosses.removeAll(OF_LOSS);
    List<String> all = new ArrayList<>(keys);
    all.addAll(ofLosses);
    return all;
  }
}
