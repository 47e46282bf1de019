package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of a depthwise 3x3 convolution by its weights and bias alone. ND4J's operation
 * computes the gradient by the input as well, at five times the cost.
 */
final class DepthwiseGradient {
  private static final int SIDE = 3;
  private static final int TAPS = SIDE * SIDE;

  /** Channels at a time, so that their nine sums stay in the fastest cache. */
  private static final int BLOCK = 256;

  private final int stride;
  private final int height;
  private final int width;
  private final int channels;
  private final int outHeight;
  private final int outWidth;

  private DepthwiseGradient(int stride, INDArray in, INDArray delta) {
    this.stride = stride;
    height = (int) in.size(1);
    width = (int) in.size(2);
    channels = (int) in.size(3);
    outHeight = (int) delta.size(1);
    outWidth = (int) delta.size(2);
  }

  static void weights(
      int stride, INDArray in, INDArray delta, INDArray weightGradient, INDArray biasGradient) {
    DepthwiseGradient shape = new DepthwiseGradient(stride, in, delta);
    int images = (int) in.size(0);
    int channels = shape.channels;
    float[][] partial =
        IntStream.range(0, images)
            .parallel()
            .mapToObj(image -> shape.ofImage(in, delta, image))
            .toArray(float[][]::new);
    float[] sum = new float[(TAPS + 1) * channels];
    for (float[] one : partial) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one[i];
      }
    }
    Floats.write(weightGradient, 0, sum, TAPS * channels);
    float[] bias = java.util.Arrays.copyOfRange(sum, TAPS * channels, sum.length);
    Floats.write(biasGradient, 0, bias, channels);
  }

  /** Nine rows of weight gradients and one of bias gradients. */
  private float[] ofImage(INDArray in, INDArray delta, int image) {
    float[] x = new float[height * width * channels];
    float[] d = new float[outHeight * outWidth * channels];
    Floats.read(in, (long) image * x.length, x, x.length);
    Floats.read(delta, (long) image * d.length, d, d.length);
    float[] out = new float[(TAPS + 1) * channels];
    for (int first = 0; first < channels; first += BLOCK) {
      int count = Math.min(BLOCK, channels - first);
      for (int row = 0; row < outHeight; row++) {
        for (int column = 0; column < outWidth; column++) {
          addPosition(row, column, first, count, x, d, out);
        }
      }
    }
    for (int at = 0; at < d.length; at += channels) {
      add(d, at, out, TAPS * channels, channels);
    }
    return out;
  }

  /** Adds what one position of the output gives to the nine weights of some channels. */
  private void addPosition(
      int row, int column, int first, int count, float[] x, float[] d, float[] out) {
    int top = row * stride - padding(height, outHeight);
    int left = column * stride - padding(width, outWidth);
    int from = (row * outWidth + column) * channels + first;
    for (int tap = 0; tap < TAPS; tap++) {
      int y = top + tap / SIDE;
      int z = left + tap % SIDE;
      if (y >= 0 && y < height && z >= 0 && z < width) {
        int at = (y * width + z) * channels + first;
        multiplyAdd(x, at, d, from, out, tap * channels + first, count);
      }
    }
  }

  /** The padding before the first pixel, as ND4J's "same" mode has it. */
  private int padding(int in, int out) {
    return Math.max(0, (out - 1) * stride + SIDE - in) / 2;
  }

  private static void multiplyAdd(
      float[] x, int atX, float[] d, int atD, float[] out, int atOut, int count) {
    for (int i = 0; i < count; i++) {
      out[atOut + i] += x[atX + i] * d[atD + i];
    }
  }

  private static void add(float[] d, int atD, float[] out, int atOut, int count) {
    for (int i = 0; i < count; i++) {
      out[atOut + i] += d[atD + i];
    }
  }
}
