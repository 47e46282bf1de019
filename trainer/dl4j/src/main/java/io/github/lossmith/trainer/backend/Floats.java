package io.github.lossmith.trainer.backend;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's native float arrays seen as Java arrays: a copy of a block costs a memcpy, and loops over
 * Java arrays are vectorised by the JIT.
 *
 * <p>The arrays are of type FLOAT, contiguous, in c order. Where they live on a graphics card, Java
 * sees a copy of theirs in this machine's memory: it is brought up to date before it is touched,
 * and what is written into it is announced to ND4J. For the CPU's backend both are empty calls.
 */
public final class Floats {
  /** An odd number of 64 bits without a pattern, the golden ratio's, as in SplitMix. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private Floats() {}

  /** Work on one of several numbered parts, with buffers of the current thread. */
  public interface Part<B> {
    void run(int number, B buffers);
  }

  /**
   * The array's memory from its beginning, for many small copies. Not for arrays on a card, because
   * writes would not be synchronised.
   */
  public static FloatBuffer memory(INDArray array) {
    return pointer(array, 0).capacity(pointer(array, 0).position() + array.length()).asBuffer();
  }

  /** Copies {@code count} elements, counted from the array's own beginning, into {@code out}. */
  public static void read(INDArray array, long from, float[] out, int count) {
    pointer(array, from).get(out, 0, count);
  }

  /** Copies the first {@code count} elements of {@code values} into the array at {@code to}. */
  public static void write(INDArray array, long to, float[] values, int count) {
    pointer(array, to).put(values, 0, count);
    announce(array);
  }

  private static void announce(INDArray array) {
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /** One thread at a time: two would copy over each other's pieces. */
  private static void bring(INDArray array) {
    AffinityManager locations = Nd4j.getAffinityManager();
    synchronized (locations) {
      locations.ensureLocation(array, Location.HOST);
    }
  }

  private static FloatPointer pointer(INDArray array, long element) {
    bring(array);
    FloatPointer start = new FloatPointer(array.data().pointer());
    return start.position(start.position() + array.offset() + element);
  }

  /** The bits of {@code count} elements, as {@link #read} copies their values. */
  public static void readBits(INDArray array, long from, int[] out, int count) {
    bits(array, from).get(out, 0, count);
  }

  /** As {@link #memory}, the bits of the floats. */
  public static IntBuffer bits(INDArray array) {
    return bits(array, 0).capacity(bits(array, 0).position() + array.length()).asBuffer();
  }

  private static IntPointer bits(INDArray array, long element) {
    bring(array);
    IntPointer start = new IntPointer(array.data().pointer());
    return start.position(start.position() + array.offset() + element);
  }

  /** Runs {@code part} for 0 to {@code parts} - 1 on all processors, in any order. */
  public static <B> void inParallel(int parts, Supplier<B> buffers, Part<B> part) {
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.min(parts, ForkJoinPool.getCommonPoolParallelism() + 1))
        .parallel()
        .forEach(
            worker -> {
              B own = buffers.get();
              for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                part.run(i, own);
              }
            });
  }

  /** A hash of the content of an array. */
  public static long fingerprint(INDArray array) {
    int piece = 1 << 14;
    int count = (int) ((array.length() + piece - 1) / piece);
    long[] sums = new long[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(number -> sums[number] = fingerprint(array, number, piece));
    long all = array.length();
    for (long one : sums) {
      all = all * SPREAD + one;
    }
    return all;
  }

  private static long fingerprint(INDArray array, int number, int piece) {
    long from = (long) number * piece;
    int[] bits = new int[(int) Math.min(piece, array.length() - from)];
    readBits(array, from, bits, bits.length);
    int sum = 0;
    int weighted = 0;
    for (int i = 0; i < bits.length; i++) {
      sum += bits[i];
      weighted += bits[i] * (2 * i + 1);
    }
    return ((long) sum << 32) | (weighted & 0xFFFF_FFFFL);
  }
}
