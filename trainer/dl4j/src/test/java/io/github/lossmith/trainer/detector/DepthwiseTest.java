package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Our depthwise convolution against ND4J's operations. */
class DepthwiseTest {
  static Stream<Arguments> shapes() {
    return Stream.of(
        // images, height, width, channels, stride
        Arguments.of(1, 1, 1, 3, 1),
        Arguments.of(1, 1, 1, 3, 2),
        Arguments.of(2, 2, 2, 5, 2),
        Arguments.of(3, 7, 5, 16, 1),
        Arguments.of(3, 7, 5, 16, 2),
        Arguments.of(2, 6, 8, 7, 2),
        Arguments.of(2, 10, 10, 300, 1),
        Arguments.of(2, 9, 10, 600, 2),
        Arguments.of(1, 3, 70, 33, 1),
        Arguments.of(1, 4, 151, 33, 2));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithNd4j(int images, int height, int width, int channels, int stride) {
    Nd4j.getRandom().setSeed(1);
    int outHeight = (height + stride - 1) / stride;
    int outWidth = (width + stride - 1) / stride;
    INDArray in = Nd4j.randn(DataType.FLOAT, images, height, width, channels);
    INDArray weights = Nd4j.randn(DataType.FLOAT, 3, 3, channels, 1);
    INDArray bias = Nd4j.randn(DataType.FLOAT, channels);
    INDArray delta = Nd4j.randn(DataType.FLOAT, images, outHeight, outWidth, channels);
    INDArray wantedOut = delta.like();
    int[] arguments = {3, 3, stride, stride, 0, 0, 1, 1, 1, 1, 0};
    Nd4j.exec(
        DynamicCustomOp.builder("depthwise_conv2d")
            .addInputs(in, weights, bias)
            .addOutputs(wantedOut)
            .addIntegerArguments(arguments)
            .build());
    INDArray wantedBelow = in.like();
    INDArray wantedWeights = weights.like();
    INDArray wantedBias = bias.like();
    Nd4j.exec(
        DynamicCustomOp.builder("depthwise_conv2d_bp")
            .addInputs(in, weights, bias, delta)
            .addOutputs(wantedBelow, wantedWeights, wantedBias)
            .addIntegerArguments(arguments)
            .build());

    INDArray out = delta.like();
    Depthwise.forward(stride, in, weights, bias, out);
    INDArray below = in.like();
    Depthwise.inputGradient(stride, weights, delta, below);
    INDArray weightGradient = weights.like();
    INDArray biasGradient = bias.like();
    Depthwise.weightGradient(stride, in, delta, weightGradient, biasGradient);

    assertClose(out, wantedOut);
    assertClose(below, wantedBelow);
    assertClose(weightGradient, wantedWeights);
    assertClose(biasGradient, wantedBias);
  }

  private static void assertClose(INDArray seen, INDArray wanted) {
    double scale = Math.max(1, wanted.amaxNumber().doubleValue());
    assertThat(seen.sub(wanted).amaxNumber().doubleValue()).isLessThan(1e-5 * scale);
  }
}
