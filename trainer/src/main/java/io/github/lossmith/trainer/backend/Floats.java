package io.github.lossmith.trainer.backend;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ND4J's native float arrays seen as Java arrays: a copy of a block costs a memcpy, and loops over
 * Java arrays are vectorised by the JIT.
 *
 * <p>The arrays are of type FLOAT, contiguous, in c order.
 */
public final class Floats {
  private Floats() {}

  /** Work on {@code length} elements from {@code from}, with two buffers of at least that size. */
  public interface Block {
    void run(long from, int length, float[] first, float[] second);
  }

  /** Copies {@code count} elements, counted from the array's own beginning, into {@code out}. */
  public static void read(INDArray array, long from, float[] out, int count) {
    pointer(array, from).get(out, 0, count);
  }

  /** Copies the first {@code count} elements of {@code values} into the array at {@code to}. */
  public static void write(INDArray array, long to, float[] values, int count) {
    pointer(array, to).put(values, 0, count);
  }

  private static FloatPointer pointer(INDArray array, long element) {
    FloatPointer start = new FloatPointer(array.data().pointer());
    return start.position(start.position() + array.offset() + element);
  }

  /** Runs {@code block} over [0, {@code length}) in pieces, on all processors. */
  public static void inParallel(long length, int piece, Block block) {
    LongStream.range(0, (length + piece - 1) / piece)
        .parallel()
        .forEach(
            number -> {
              long from = number * piece;
              int count = (int) Math.min(piece, length - from);
              block.run(from, count, new float[count], new float[count]);
            });
  }

  /** A number that differs, almost surely, where the contents of two arrays differ. */
  public static long fingerprint(INDArray array) {
    int piece = 1 << 14;
    int count = (int) ((array.length() + piece - 1) / piece);
    long[] sums = new long[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(number -> sums[number] = fingerprint(array, number, piece));
    return Arrays.hashCode(sums) * 31L + array.length();
  }

  private static long fingerprint(INDArray array, int number, int piece) {
    long from = (long) number * piece;
    int[] bits = new int[(int) Math.min(piece, array.length() - from)];
    IntPointer start = new IntPointer(array.data().pointer());
    start.position(start.position() + array.offset() + from).get(bits, 0, bits.length);
    int sum = 0;
    int weighted = 0;
    for (int i = 0; i < bits.length; i++) {
      sum += bits[i];
      weighted += bits[i] * (2 * i + 1);
    }
    return (long) sum << 32 ^ weighted;
  }
}
