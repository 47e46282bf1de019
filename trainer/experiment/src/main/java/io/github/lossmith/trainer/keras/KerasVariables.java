package io.github.lossmith.trainer.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The variables in a Keras file, wherever they stand in it: {@code layer/layer/kernel:0} in files
 * of weights, below {@code model_weights} in whole models, in models within models, with and
 * without {@code :0}, and by their order ({@code layers/conv2d_3/vars/0}) in files of Keras 3.
 */
final class KerasVariables {
  /** Whole models with their optimizer have some thousands. */
  private static final int MOST_NODES = 50_000;

  /** Models in models: Keras writes four groups in groups, each model in a model two more. */
  private static final int DEEPEST = 16;

  /** The last depthwise layer of MobileNetV2, which identifies its group. */
  private static final String LAST_OF_KERAS_3 = "depthwise_conv2d_16/vars/0";

  private final Map<String, Dataset> byLayer = new HashMap<>();
  private final Map<String, Dataset> byPath = new HashMap<>();
  private final TreeSet<String> layers = new TreeSet<>();
  private int nodes;

  /**
   * Reads the structure of a file.
   *
   * @throws HdfException if it is damaged or has too many nodes
   */
  KerasVariables(Group root) {
    walk(root, "", "", 0);
  }

  private void walk(Group group, String path, String name, int depth) {
    if (depth > DEEPEST) {
      throw new HdfException("groups in groups: " + depth);
    }
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      if (++nodes > MOST_NODES) {
        throw new HdfException("more than " + MOST_NODES + " nodes");
      }
      String childName = child.getKey();
      String childPath = path.isEmpty() ? childName : path + '/' + childName;
      if (child.getValue() instanceof Dataset dataset) {
        byPath.put(childPath, dataset);
        byLayer.put(name + '/' + withoutIndex(childName), dataset);
        layers.add(name);
      } else if (child.getValue() instanceof Group below && !isOptimizer(childPath)) {
        walk(below, childPath, childName, depth + 1);
      }
    }
  }

  private static boolean isOptimizer(String path) {
    return path.equals("optimizer_weights") || path.equals("optimizer");
  }

  private static String withoutIndex(String variable) {
    return variable.endsWith(":0") ? variable.substring(0, variable.length() - 2) : variable;
  }

  /** The layers that have variables, sorted. */
  SortedSet<String> layers() {
    return layers;
  }

  /** A variable of a layer, by any of its names. */
  Optional<Dataset> find(String layer, List<String> names) {
    return names.stream()
        .filter(name -> byLayer.containsKey(layer + '/' + name))
        .findFirst()
        .map(name -> byLayer.get(layer + '/' + name));
  }

  /** The group in which Keras 3 numbers the layers of MobileNetV2; empty in other files. */
  Optional<String> ordered() {
    return byPath.keySet().stream()
        .filter(path -> path.endsWith("/" + LAST_OF_KERAS_3))
        .map(path -> path.substring(0, path.length() - LAST_OF_KERAS_3.length()))
        .sorted()
        .findFirst();
  }

  /** A variable by the order of its layer among those of its kind, from 0. */
  Optional<Dataset> find(String folder, String kind, int order, int variable) {
    String layer = order == 0 ? kind : kind + '_' + order;
    return Optional.ofNullable(byPath.get(folder + layer + "/vars/" + variable));
  }
}
