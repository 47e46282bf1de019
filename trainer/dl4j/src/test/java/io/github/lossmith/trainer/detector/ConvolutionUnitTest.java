package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.network.ConvolutionShape;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

class ConvolutionUnitTest {
  private static final int CHANNELS = 3;
  private static final int SIDE = 6;

  @BeforeAll
  static void load() {
    Backend.enableHelpers();
  }

  static Stream<Arguments> units() {
    return Stream.of(
        Arguments.of("pointwise", new ConvolutionUnit(ConvolutionShape.pointwise(CHANNELS, 4))),
        Arguments.of(
            "pointwise, clipped",
            new ConvolutionUnit(ConvolutionShape.pointwise(CHANNELS, 4).withRelu6())),
        Arguments.of(
            "full, stride 2",
            new ConvolutionUnit(ConvolutionShape.of(CHANNELS, 4, 3, 2).withRelu6())),
        Arguments.of(
            "depthwise", new ConvolutionUnit(ConvolutionShape.depthwise(CHANNELS, 1).withRelu6())),
        Arguments.of(
            "depthwise, stride 2", new ConvolutionUnit(ConvolutionShape.depthwise(CHANNELS, 2))),
        Arguments.of(
            "depthwise on data",
            new ConvolutionUnit(ConvolutionShape.depthwise(CHANNELS, 1).withDataAsInput())),
        Arguments.of(
            "depthwise on data, stride 2",
            new ConvolutionUnit(ConvolutionShape.depthwise(CHANNELS, 2).withDataAsInput())));
  }

  @Test
  void aCardsMaskIsTheProcessors() {
    INDArray output = Nd4j.createFromArray(0f, 6f, 3f, 5.9999995f, Float.MIN_VALUE, 1e-30f, 6f, 0f);
    INDArray here = Nd4j.createFromArray(1f, 2f, 3f, 4f, 5f, -6f, -7f, -8f);
    INDArray there = here.dup();
    Convolutions.stopWhereClipped(output, here);
    Convolutions.stopWhereClippedThere(output, there);
    assertThat(here.toFloatVector()).containsExactly(0, 0, 3, 4, 5, -6, 0, 0);
    assertThat(there.toFloatVector()).containsExactly(here.toFloatVector());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("units")
  void gradientsAreSlopes(String name, ConvolutionUnit unit) {
    ComputationGraph network = network(unit);
    Random random = new Random(3);
    fill(network.params(), random, 0.7);
    INDArray x = Nd4j.create(DataType.FLOAT, 2, SIDE, SIDE, CHANNELS);
    fill(x.reshape(x.length()), random, 1);
    INDArray shape = network.output(x)[0];
    INDArray y = Nd4j.create(DataType.FLOAT, shape.shape());
    fill(y.reshape(y.length()), random, 1);

    network.setInputs(x);
    network.setLabels(y);
    network.computeGradientAndScore();
    INDArray gradient = network.getFlattenedGradients().dup();
    double step = 2e-3;
    for (long i = 0; i < network.numParams(); i++) {
      double middle = network.params().getDouble(i);
      double high = score(network, x, y, i, middle + step);
      double low = score(network, x, y, i, middle - step);
      network.params().putScalar(i, middle);
      double slope = (high - low) / (2 * step);
      assertThat(gradient.getDouble(i))
          .as("weight %d", i)
          .isCloseTo(slope, within(0.002 * Math.abs(slope) + 0.01));
    }
  }

  private static double score(
      ComputationGraph network, INDArray x, INDArray y, long weight, double value) {
    network.params().putScalar(weight, value);
    double sum = 0;
    for (float difference : network.output(x)[0].sub(y).reshape(-1).toFloatVector()) {
      sum += (double) difference * difference;
    }
    return sum;
  }

  private static void fill(INDArray flat, Random random, double spread) {
    for (long i = 0; i < flat.length(); i++) {
      flat.putScalar(i, spread * random.nextGaussian());
    }
  }

  private static ComputationGraph network(ConvolutionUnit unit) {
    unit.setFlat(true);
    ConvolutionUnit before =
        new ConvolutionUnit(ConvolutionShape.pointwise(CHANNELS, CHANNELS).withDataAsInput());
    var graph =
        new NeuralNetConfiguration.Builder()
            .miniBatch(false)
            .updater(new NoOp())
            .graphBuilder()
            .addInputs("in");
    List<String> below = List.of("in");
    if (!unit.isFirst()) {
      graph.addLayer("before", before, "in");
      below = List.of("before");
    }
    ComputationGraphConfiguration configuration =
        graph
            .addLayer("unit", unit, below.toArray(String[]::new))
            .addLayer("loss", new LossLayer.Builder(new LossL2()).build(), "unit")
            .setOutputs("loss")
            .build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return network;
  }
}
