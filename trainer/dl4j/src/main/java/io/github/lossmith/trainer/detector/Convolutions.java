package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.nio.IntBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The convolutions of a {@link ConvolutionUnit}, forward and backward: ND4J's operations, which
 * reach oneDNN with maps in NHWC and weights in HWIO order and only then.
 */
final class Convolutions {
  /** Values of ND4J's integer arguments for conv2d and depthwise_conv2d. */
  private static final int SAME_PADDING = 1;

  private static final int NHWC = 1;
  private static final int HWIO = 0;

  /** Two arrays of 32 KiB, which stay in a core's cache. */
  private static final int PIECE = 1 << 13;

  /** Positive floats are ordered as their bits. */
  private static final int SIX_BITS = Float.floatToRawIntBits(6f);

  private Convolutions() {}

  private static int[] arguments(ConvolutionUnit unit) {
    int k = unit.getKernel();
    int s = unit.getStride();
    return new int[] {k, k, s, s, 0, 0, 1, 1, SAME_PADDING, NHWC, HWIO};
  }

  /** Fills {@code out} with the unit's output, clipped where it has a ReLU6. */
  static void forward(
      ConvolutionUnit unit, INDArray in, INDArray weights, INDArray bias, INDArray out) {
    if (unit.isPointwise()) {
      multiply(rows(in), false, matrix(weights), false, rows(out));
      run("biasadd", List.of(rows(out), bias), List.of(rows(out)));
    } else if (unit.isDepthwise() && onHost()) {
      Depthwise.forward(unit.getStride(), in, weights, bias, out);
    } else {
      run(
          unit.isDepthwise() ? "depthwise_conv2d" : "conv2d",
          List.of(in, weights, bias),
          List.of(out),
          arguments(unit));
    }
    if (unit.isRelu6()) {
      clip(out);
    }
  }

  /** Whether arrays are in host memory, so that Java can compute on them. */
  private static boolean onHost() {
    return Nd4j.getEnvironment().isCPU();
  }

  /** The array as a matrix: the last dimension against all others. */
  private static INDArray rows(INDArray maps) {
    long channels = maps.size(maps.rank() - 1);
    return maps.reshape('c', maps.length() / channels, channels);
  }

  private static INDArray matrix(INDArray weights) {
    return weights.reshape('c', weights.size(2), weights.size(3));
  }

  /** The index of some rows of a matrix. */
  static INDArrayIndex[] rowsOf(long first, long count) {
    return new INDArrayIndex[] {NDArrayIndex.interval(first, first + count), NDArrayIndex.all()};
  }

  static void multiply(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray out) {
    run("matmul", List.of(a, b), List.of(out), transposeA ? 1 : 0, transposeB ? 1 : 0, 0);
  }

  private static void run(
      String operation, List<INDArray> inputs, List<INDArray> outputs, int... arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs.toArray(INDArray[]::new))
            .addOutputs(outputs.toArray(INDArray[]::new))
            .addIntegerArguments(arguments)
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

  /**
   * Sets {@code delta} to 0 where ReLU6's output is 0 or 6; by their bits, without a branch: the
   * bits of floats above 0 are integers of the same order.
   */
  static void stopWhereClipped(INDArray output, INDArray delta) {
    if (!onHost()) {
      stopWhereClippedThere(output, delta);
      return;
    }
    int length = (int) delta.length();
    IntBuffer clipped = Floats.bits(output);
    IntBuffer gradient = Floats.bits(delta);
    Floats.inParallel(
        (length + PIECE - 1) / PIECE,
        () -> new int[2][PIECE],
        (number, bits) -> {
          int from = number * PIECE;
          int count = Math.min(PIECE, length - from);
          clipped.get(from, bits[0], 0, count);
          gradient.get(from, bits[1], 0, count);
          stopWhereClipped(bits[0], bits[1], count);
          gradient.put(from, bits[1], 0, count);
        });
  }

  /** The same by ND4J's operation, which works on a card. */
  static void stopWhereClippedThere(INDArray output, INDArray delta) {
    run("relu6_bp", List.of(output, delta), List.of(delta));
  }

  private static void stopWhereClipped(int[] output, int[] delta, int count) {
    for (int i = 0; i < count; i++) {
      int clipped = (output[i] - 1) | (SIX_BITS - 1 - output[i]);
      delta[i] &= ~(clipped >> 31);
    }
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
    if (unit.isPointwise()) {
      multiply(rows(in), true, rows(delta), false, matrix(weightGradient));
      if (onHost()) {
        RowSum.into(rows(delta), biasGradient);
      } else {
        Nd4j.exec(new Sum(rows(delta), biasGradient, 0));
      }
      if (below != null) {
        multiply(rows(delta), false, matrix(weights), true, rows(below));
      }
    } else if (unit.isDepthwise() && onHost()) {
      Depthwise.weightGradient(unit.getStride(), in, delta, weightGradient, biasGradient);
      if (below != null) {
        Depthwise.inputGradient(unit.getStride(), weights, delta, below);
      }
    } else if (below == null && !unit.isDepthwise() && onHost()) {
      PatchGradient.into(unit.getKernel(), unit.getStride(), in, delta, weightGradient);
      RowSum.into(rows(delta), biasGradient);
    } else {
      INDArray target =
          below == null ? Nd4j.createUninitialized(in.dataType(), in.shape(), 'c') : below;
      run(
          unit.isDepthwise() ? "depthwise_conv2d_bp" : "conv2d_bp",
          List.of(in, weights, bias, delta),
          List.of(target, weightGradient, biasGradient),
          arguments(unit));
    }
  }
}
