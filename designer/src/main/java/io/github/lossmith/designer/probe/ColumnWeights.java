package io.github.lossmith.designer.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of the classes in a loss with a sigmoid for each class, read from the gradients of all
 * logits at one place: g[t][c] of logit c where the object is in column t.
 *
 * @param kind what the weights multiply
 * @param weights one a class, the first of them 1
 */
record ColumnWeights(Kind kind, List<Double> weights) {
  /** Relative; the place is the same in every measurement. */
  private static final double SAME = 1e-6;

  /** What a class's weight multiplies. */
  enum Kind {
    /** There are none. */
    NONE,
    /** All logits of an example of the class, as class-balanced losses do. */
    EXAMPLES,
    /** The class's logit, whatever the example is, as {@code weight} of BCEWithLogitsLoss does. */
    LOGITS,
    /** The class's logit in an example of the class, as {@code pos_weight} does. */
    OBJECTS,
    /** The logits are not treated alike, and not by weights of their classes. */
    OTHER
  }

  private static final ColumnWeights NONE = new ColumnWeights(Kind.NONE, List.of());

  ColumnWeights {
    weights = List.copyOf(weights);
  }

  /** The weights that gradients show, which have to be a square. */
  static ColumnWeights of(List<List<Double>> gradients) {
    int count = gradients.size();
    if (count < 2 || !gradients.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
      return NONE;
    }
    if (gradients.stream().flatMap(List::stream).anyMatch(g -> g == 0)) {
      return isUniform(gradients) ? NONE : new ColumnWeights(Kind.OTHER, List.of());
    }
    List<Double> weights = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      weights.add(gradients.get(t).get(t) / gradients.get(0).get(0));
    }
    double background = gradients.get(0).get(1) / weights.get(1);
    double example = gradients.get(0).get(1);
    boolean equal = weights.stream().allMatch(w -> near(w, 1));
    boolean examples = true;
    boolean logits = true;
    boolean objects = true;
    for (int t = 0; t < count; t++) {
      for (int c = 0; c < count; c++) {
        double g = gradients.get(t).get(c);
        examples &= t == c || near(g, example * weights.get(t));
        logits &= t == c || near(g, background * weights.get(c));
        objects &= t == c || near(g, example);
      }
    }
    if (equal && objects) {
      return NONE;
    }
    if (!(examples || logits || objects)) {
      return new ColumnWeights(Kind.OTHER, List.of());
    }
    return new ColumnWeights(
        objects ? Kind.OBJECTS : examples ? Kind.EXAMPLES : Kind.LOGITS, weights);
  }

  /** What the weight of the example multiplies a logit of class 0 by where class 1 is true. */
  double ofOtherExamples() {
    return kind == Kind.EXAMPLES ? weights.get(1) : 1;
  }

  private static boolean isUniform(List<List<Double>> gradients) {
    for (int t = 0; t < gradients.size(); t++) {
      for (int c = 0; c < gradients.size(); c++) {
        double wanted = t == c ? gradients.get(0).get(0) : gradients.get(0).get(1);
        if (!near(gradients.get(t).get(c), wanted)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean near(double value, double wanted) {
    return Math.abs(value - wanted) <= SAME * Math.abs(wanted);
  }
}
