package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum of all rows of a matrix in host memory; ND4J's reduction takes ten times as long. */
final class RowSum {
  /** Values in a part; its size does not depend on the machine, so that sums are repeatable. */
  private static final int PART = 1 << 16;

  /** Floats that are summed at a time: 4 KiB. */
  private static final int PIECE = 1024;

  private RowSum() {}

  static void into(INDArray rows, INDArray sum) {
    int count = (int) rows.size(0);
    int width = (int) rows.size(1);
    int together = Math.max(1, PIECE / width);
    int perPart = Math.max(together, PART / width);
    FloatBuffer values = Floats.memory(rows);
    float[][] parts = new float[(count + perPart - 1) / perPart][];
    Floats.inParallel(
        parts.length,
        () -> new float[together * width],
        (part, piece) -> {
          int from = part * perPart;
          int to = Math.min(count, from + perPart);
          parts[part] = ofPart(values, from, to, width, piece);
        });
    float[] total = new float[width];
    for (float[] part : parts) {
      add(part, total, width);
    }
    Floats.write(sum, 0, total, width);
  }

  private static float[] ofPart(FloatBuffer values, int from, int to, int width, float[] piece) {
    int together = piece.length / width;
    float[] tiled = new float[piece.length];
    for (int row = from; row < to; row += together) {
      int length = Math.min(together, to - row) * width;
      values.get(row * width, piece, 0, length);
      add(piece, tiled, length);
    }
    return fold(tiled, width);
  }

  /** The sum of the rows of {@code width} values that follow each other in {@code tiled}. */
  static float[] fold(float[] tiled, int width) {
    float[] sum = new float[width];
    float[] one = new float[width];
    for (int at = 0; at < tiled.length; at += width) {
      System.arraycopy(tiled, at, one, 0, width);
      add(one, sum, width);
    }
    return sum;
  }

  /** Adds the first {@code count} values to those of {@code sum}. */
  static void add(float[] values, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += values[i];
    }
  }
}
