package io.github.lossmith.trainer.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The size of a network.
 *
 * @param weights of all its convolutions, biases included
 * @param outputs values of all nodes' outputs for one image
 * @param largest values of the largest of them
 */
public record NetworkSize(long weights, long outputs, long largest) {
  /** Counts a network. */
  static NetworkSize of(NetworkGraph network) {
    return new Count(network).size();
  }

  /** Goes through a network from its inputs on. */
  private static final class Count {
    private final NetworkGraph network;
    private final Map<String, FeatureMap> maps = new HashMap<>();
    private long weights;
    private long outputs;
    private long largest;

    /** An output: side² · channels values. */
    private record FeatureMap(long side, long channels) {
      long values() {
        return side * side * channels;
      }
    }

    Count(NetworkGraph network) {
      this.network = network;
      network.inputs().forEach(in -> maps.put(in.name(), new FeatureMap(in.side(), in.channels())));
    }

    NetworkSize size() {
      network.nodes().forEach(this::add);
      return new NetworkSize(weights, outputs, largest);
    }

    private void add(NetworkNode node) {
      FeatureMap below = Objects.requireNonNull(maps.get(node.inputs().get(0)));
      FeatureMap map =
          node.fold(
              convolution -> {
                ConvolutionShape shape = convolution.shape();
                weights += shape.weights();
                return new FeatureMap(shape.sideAfter(below.side()), shape.filters());
              },
              addition -> below,
              concatenation -> below);
      maps.put(node.name(), map);
      outputs += map.values();
      largest = Math.max(largest, map.values());
    }
  }
}
