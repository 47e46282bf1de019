package io.github.lossmith.trainer.loss;

/** Online hard example mining over a whole batch (Shrivastava et al., 2016; Liu et al., 2016). */
public final class HardExampleMining {
  private HardExampleMining() {}

  /**
   * Excludes all negatives but the {@code wanted} hardest, those with the smallest p_t (of equal
   * ones the first). Positives are kept.
   *
   * @param negativeLog -log p_t
   * @param targets true classes; becomes -1 where an anchor is left out
   * @param background the class of the negatives
   */
  public static void keep(
      float[] negativeLog, int[] targets, int count, int background, long wanted) {
    float[] hardness = new float[count];
    int negatives = 0;
    for (int i = 0; i < count; i++) {
      if (targets[i] == background) {
        hardness[negatives++] = negativeLog[i];
      }
    }
    if (wanted >= negatives) {
      return;
    }
    float threshold =
        wanted == 0 ? Float.POSITIVE_INFINITY : nth(hardness, negatives, (int) wanted);
    long equals = wanted;
    for (int i = 0; i < count; i++) {
      equals -= targets[i] == background && negativeLog[i] > threshold ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      if (targets[i] == background && !(negativeLog[i] > threshold)) {
        boolean kept = negativeLog[i] == threshold && equals > 0;
        equals -= kept ? 1 : 0;
        targets[i] = kept ? background : -1;
      }
    }
  }

  /** The {@code rank}-th largest of the first {@code count} values, by quickselect. */
  private static float nth(float[] values, int count, int rank) {
    int low = 0;
    int high = count - 1;
    int wanted = rank - 1;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] > pivot) {
          i++;
        }
        while (values[j] < pivot) {
          j--;
        }
        if (i <= j) {
          float swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return values[wanted];
      }
    }
    return values[wanted];
  }
}
