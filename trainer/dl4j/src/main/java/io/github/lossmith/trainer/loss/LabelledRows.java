package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.backend.Floats;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Logits and labels from DL4J's layers, [examples, outputs], with arbitrary content: invalid rows
 * are reported after all rows were read, naming the first.
 */
abstract class LabelledRows implements AnchorRows {
  /** The number of values of a row that a message shows. */
  private static final int SHOWN = 8;

  final INDArray logits;
  final INDArray labels;
  final @Nullable INDArray mask;
  final int outputs;

  /** 1 where a mask has a number for each example, otherwise the number of outputs. */
  final int maskWidth;

  private final INDArray gradient;
  private final AtomicInteger firstWrong = new AtomicInteger(Integer.MAX_VALUE);

  /**
   * Rows of arrays of equal shape.
   *
   * @param mask [examples, 1] or [examples, outputs], 0 for what is left out, otherwise 1; null:
   *     nothing is
   * @param gradient FLOAT, contiguous, in c order
   * @throws IllegalArgumentException if the shapes differ, or the mask's fits neither
   */
  LabelledRows(INDArray labels, INDArray logits, @Nullable INDArray mask, INDArray gradient) {
    if (logits.rank() != 2 || !Arrays.equals(labels.shape(), logits.shape())) {
      throw refusal("trainer.loss.shapes", shape(labels), shape(logits));
    }
    long examples = logits.size(0);
    outputs = (int) logits.size(1);
    if (mask != null
        && (mask.rank() != 2
            || mask.size(0) != examples
            || (mask.size(1) != 1 && mask.size(1) != outputs))) {
      throw refusal("trainer.loss.mask-shape", shape(mask), shape(logits), examples);
    }
    this.logits = plain(logits);
    this.labels = plain(labels);
    this.mask = mask == null ? null : plain(mask);
    this.gradient = gradient;
    maskWidth = mask == null ? 1 : (int) mask.size(1);
  }

  /** The array as FLOAT, contiguous, in c order; the same object if it is so already. */
  static INDArray plain(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    return floats.rank() == 2
            && floats.ordering() == 'c'
            && floats.stride(0) == floats.size(1)
            && floats.stride(1) == 1
        ? floats
        : floats.dup('c');
  }

  /**
   * For labels shared between two answers, the share of the one that is not the target, at most
   * 0.5, of {@code rows} rows from {@code first} on; an empty array where no label is shared.
   */
  abstract float[] shares(int first, int rows);

  /** The tables that are applied to rows of logits; null where {@link #logits} does so itself. */
  abstract @Nullable ClassVectors ofRow(@Nullable ClassVectors classes);

  /** The output whose class is the target of a row; -1 where the target is no class. */
  abstract int logit(int row, int target);

  /** What is wrong with this row. */
  abstract Problem problem(int row);

  final void wrong(int row) {
    firstWrong.accumulateAndGet(row, Math::min);
  }

  /**
   * Reports wrong rows; call it when all targets were read.
   *
   * @throws IllegalArgumentException if a row is wrong, naming the first
   */
  final void refuseWrong() {
    int row = firstWrong.get();
    if (row < Integer.MAX_VALUE) {
      throw new IllegalArgumentException(problem(row).message());
    }
  }

  /** Reads all targets only for {@link #refuseWrong}. */
  final void check() {
    int[] targets = new int[count()];
    if (targets.length > 0) {
      targets(0, targets.length, targets);
    }
    refuseWrong();
  }

  final void writeGradient(int first, float[] values, int count) {
    Floats.write(gradient, first, values, count);
  }

  /** {@code count} numbers of an array from {@code from} on. */
  static float[] numbers(INDArray array, long from, int count) {
    float[] numbers = new float[count];
    Floats.read(array, from, numbers, count);
    return numbers;
  }

  static String shown(float[] row) {
    StringJoiner shown = new StringJoiner(", ", "[", "]");
    for (int k = 0; k < Math.min(SHOWN, row.length); k++) {
      shown.add(number(row[k]));
    }
    if (row.length > SHOWN) {
      shown.add("…");
    }
    return shown.toString();
  }

  static String number(float value) {
    return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape());
  }

  static IllegalArgumentException refusal(String key, Object... arguments) {
    return new IllegalArgumentException(Problem.of(key, printed(arguments)).message());
  }

  /** Numbers as Java writes them: a message would group their digits. */
  private static Object[] printed(Object... arguments) {
    return Arrays.stream(arguments).map(String::valueOf).toArray();
  }

  static Problem wrongRow(String key, Object... arguments) {
    return Problem.of(key, printed(arguments));
  }
}
