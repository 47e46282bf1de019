package io.github.lossmith.designer.probe.measured;

import java.util.List;

/**
 * How a loss is called.
 *
 * @param kind {@code softmax} or {@code sigmoid}
 * @param input {@code logits}, {@code probabilities} or {@code log-probabilities}
 * @param targets {@code index}, {@code onehot} or {@code values}
 * @param layout of the logits, such as {@code N,K}
 * @param type of the targets, such as {@code int64}
 * @param order {@code inputs-first} or {@code targets-first}
 * @param precision the type that it was measured in, {@code float64} where it accepts that
 * @param first the label of the first class, 0 or 1; 0 where targets are no labels
 * @param other the label of examples of no class, counted as the classes are from 0 on; 1, a class,
 *     where there is none
 * @param scales by which the logits of the classes are multiplied before softmax, the greatest 1;
 *     empty where they are not
 * @param certainty 3 where it answers like a loss of this kind, 2 where the input was told from
 *     values, 1 where neither a softmax nor a sigmoid was recognised
 */
public record CallConvention(
    String kind,
    String input,
    String targets,
    String layout,
    String type,
    String order,
    String precision,
    int first,
    int other,
    List<Double> scales,
    int certainty) {
  public CallConvention {
    scales = List.copyOf(scales);
  }

  public boolean isSoftmax() {
    return kind.equals("softmax");
  }

  public boolean isDouble() {
    return precision.equals("float64");
  }
}
