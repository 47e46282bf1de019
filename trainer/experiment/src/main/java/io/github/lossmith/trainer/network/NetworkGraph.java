package io.github.lossmith.trainer.network;

import java.util.List;

/**
 * A network as data: what an engine builds, and what a step of it takes can be counted from.
 *
 * @param inputs what it is given
 * @param nodes in an order in which each comes after what it takes
 * @param outputs names of nodes
 */
public record NetworkGraph(List<Input> inputs, List<NetworkNode> nodes, List<String> outputs) {
  public NetworkGraph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /**
   * An input, [images, side, side, channels].
   *
   * @param side pixels or cells
   */
  public record Input(String name, int side, int channels) {
    /** Values of one image. */
    public int length() {
      return side * side * channels;
    }
  }

  /** How large it is. */
  public NetworkSize size() {
    return NetworkSize.of(this);
  }
}
