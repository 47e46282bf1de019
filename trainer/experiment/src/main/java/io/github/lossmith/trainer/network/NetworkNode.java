package io.github.lossmith.trainer.network;

import java.util.List;
import java.util.function.Function;

/** A named step of the computation. */
public sealed interface NetworkNode {
  /** The name, by which other nodes take its output. */
  String name();

  /** Its inputs: names of nodes or of the network's inputs. */
  List<String> inputs();

  /** One answer for each kind of node. */
  <T> T fold(
      Function<Convolution, T> convolution,
      Function<Addition, T> addition,
      Function<Concatenation, T> concatenation);

  /** A convolution of one input. */
  record Convolution(String name, String input, ConvolutionShape shape) implements NetworkNode {
    @Override
    public List<String> inputs() {
      return List.of(input);
    }

    @Override
    public <T> T fold(
        Function<Convolution, T> convolution,
        Function<Addition, T> addition,
        Function<Concatenation, T> concatenation) {
      return convolution.apply(this);
    }
  }

  /** The sum of inputs of equal shape. */
  record Addition(String name, List<String> inputs) implements NetworkNode {
    public Addition {
      inputs = List.copyOf(inputs);
    }

    @Override
    public <T> T fold(
        Function<Convolution, T> convolution,
        Function<Addition, T> addition,
        Function<Concatenation, T> concatenation) {
      return addition.apply(this);
    }
  }

  /** Rows, one after another. */
  record Concatenation(String name, List<String> inputs) implements NetworkNode {
    public Concatenation {
      inputs = List.copyOf(inputs);
    }

    @Override
    public <T> T fold(
        Function<Convolution, T> convolution,
        Function<Addition, T> addition,
        Function<Concatenation, T> concatenation) {
      return concatenation.apply(this);
    }
  }
}
