package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The convolutions of a {@link ConvolutionUnit}, forward and backward: ND4J's operations, which
 * reach oneDNN with maps in NHWC and weights in HWIO order and only then.
 */
final class Convolutions {
  private static final int SAME_PADDING = 1;
  private static final int NHWC = 1;
  private static final int HWIO = 0;
  private static final int CHUNK = 1 << 15;

  private Convolutions() {}

  private static int[] arguments(ConvolutionUnit unit) {
    int k = unit.getKernel();
    int s = unit.getStride();
    return new int[] {k, k, s, s, 0, 0, 1, 1, SAME_PADDING, NHWC, HWIO};
  }

  static void forward(
      ConvolutionUnit unit, INDArray in, INDArray weights, INDArray bias, INDArray out) {
    Nd4j.exec(
        DynamicCustomOp.builder(unit.isDepthwise() ? "depthwise_conv2d" : "conv2d")
            .addInputs(in, weights, bias)
            .addOutputs(out)
            .addIntegerArguments(arguments(unit))
            .build());
  }

  /** min(max(values, 0), 6), in place. */
  static void clip(INDArray values) {
    Nd4j.exec(new Relu6(values, values, 0.0));
  }

  /** The same values, contiguous and in c order. */
  static INDArray dense(INDArray values) {
    return values.ordering() == 'c' && !values.isView() ? values : values.dup('c');
  }

  /** Sets {@code delta} to 0 where ReLU6's output is 0 or 6. */
  static void stopWhereClipped(INDArray output, INDArray delta) {
    Floats.inParallel(
        delta.length(),
        CHUNK,
        (from, length, y, d) -> {
          Floats.read(output, from, y, length);
          Floats.read(delta, from, d, length);
          for (int i = 0; i < length; i++) {
            d[i] = y[i] > 0f && y[i] < 6f ? d[i] : 0f;
          }
          Floats.write(delta, from, d, length);
        });
  }

  /**
   * The gradients by weights, bias and, unless {@code below} is null, input.
   *
   * @param delta the gradient by the output
   */
  static void backward(
      ConvolutionUnit unit,
      INDArray in,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      @Nullable INDArray below,
      INDArray weightGradient,
      INDArray biasGradient) {
    if (unit.isDepthwise() && below == null) {
      DepthwiseGradient.weights(unit.getStride(), in, delta, weightGradient, biasGradient);
      return;
    }
    INDArray target =
        below == null ? Nd4j.createUninitialized(in.dataType(), in.shape(), 'c') : below;
    Nd4j.exec(
        DynamicCustomOp.builder(unit.isDepthwise() ? "depthwise_conv2d_bp" : "conv2d_bp")
            .addInputs(in, weights, bias, delta)
            .addOutputs(target, weightGradient, biasGradient)
            .addIntegerArguments(arguments(unit))
            .build());
  }
}
