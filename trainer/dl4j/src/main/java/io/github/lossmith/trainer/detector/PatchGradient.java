package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient by the weights of a convolution of data, [images, height, width, channels] with
 * "same" padding, in host memory: the patches under the kernel as rows of a matrix, times the
 * gradient by the output. ND4J's operation computes the gradient by the data as well, which nobody
 * needs, and takes ten times as long for the three channels of an image.
 */
final class PatchGradient {
  /** Floats of a matrix of patches, 16 MiB: larger batches are cut. */
  private static final int MOST_VALUES = 1 << 22;

  private final int kernel;
  private final int stride;
  private final INDArray in;
  private final int channels;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;

  private PatchGradient(int kernel, int stride, INDArray in, INDArray delta) {
    this.kernel = kernel;
    this.stride = stride;
    this.in = in;
    height = (int) in.size(1);
    width = (int) in.size(2);
    channels = (int) in.size(3);
    outHeight = (int) delta.size(1);
    outWidth = (int) delta.size(2);
  }

  /** Fills {@code weightGradient}, given the gradient {@code delta} by the output. */
  static void into(int kernel, int stride, INDArray in, INDArray delta, INDArray weightGradient) {
    new PatchGradient(kernel, stride, in, delta).fill(delta, weightGradient);
  }

  private int patch() {
    return kernel * kernel * channels;
  }

  private void fill(INDArray delta, INDArray weightGradient) {
    int filters = (int) delta.size(3);
    int rows = outHeight * outWidth;
    int images = (int) in.size(0);
    int atOnce = Math.max(1, Math.min(images, MOST_VALUES / (rows * patch())));
    INDArray sum = weightGradient.reshape('c', patch(), filters);
    INDArray all = delta.reshape('c', (long) images * rows, filters);
    for (int first = 0; first < images; first += atOnce) {
      int count = Math.min(atOnce, images - first);
      try (INDArray patches =
          Nd4j.createUninitialized(DataType.FLOAT, (long) count * rows, patch())) {
        read(first, count, patches);
        INDArray part = all.get(Convolutions.rowsOf((long) first * rows, count * (long) rows));
        if (first == 0) {
          Convolutions.multiply(patches, true, part, false, sum);
        } else {
          INDArray more = Nd4j.createUninitialized(DataType.FLOAT, patch(), filters);
          Convolutions.multiply(patches, true, part, false, more);
          sum.addi(more);
          more.close();
        }
      }
    }
  }

  /** Writes the patches of some images, position by position. */
  private void read(int first, int count, INDArray patches) {
    FloatBuffer from = Floats.memory(in);
    FloatBuffer to = Floats.memory(patches);
    Floats.inParallel(
        count * outHeight,
        () -> new Rows(from),
        (number, rows) -> {
          float[] line = rows.line(first + number / outHeight, number % outHeight);
          to.put(number * line.length, line);
        });
  }

  /** The patches of a row of positions. */
  private final class Rows {
    private final FloatBuffer in;
    private final int before = before(width, outWidth);
    private final int above = before(height, outHeight);
    private final float[] padded = new float[((outWidth - 1) * stride + kernel) * channels];
    private final float[] line = new float[outWidth * patch()];

    Rows(FloatBuffer in) {
      this.in = in;
    }

    float[] line(int image, int row) {
      int length = kernel * channels;
      for (int down = 0; down < kernel; down++) {
        read(image, row * stride - above + down);
        for (int at = 0; at < outWidth; at++) {
          System.arraycopy(
              padded, at * stride * channels, line, at * patch() + down * length, length);
        }
      }
      return line;
    }

    private void read(int image, int y) {
      Arrays.fill(padded, 0);
      if (y >= 0 && y < height) {
        int there = Math.min(width * channels, padded.length - before * channels);
        in.get((image * height + y) * width * channels, padded, before * channels, there);
      }
    }
  }

  /** Zeros before the first value of a dimension, as ND4J's "same" mode pads. */
  private int before(int length, int out) {
    return Math.max(0, (out - 1) * stride + kernel - length) / 2;
  }
}
