package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import java.util.Random;

/**
 * A network from two coordinates to the logits of two classes under a softmax, with tanh between
 * its layers. Not thread-safe: its methods share the activations of the last point.
 */
public final class SmallNetwork {
  /** The class of the second logit is the rare one. */
  private static final int RARE = 1;

  /** A coordinate that is even in [-1, 1] then has variance 1, which the first weights assume. */
  static final double INPUT_SCALE = Math.sqrt(3);

  private final int[] sizes;

  /** Of each layer the rows of its matrix, each with its bias at the end. */
  private final double[] weights;

  private final double[][] activations;
  private final double[][] errors;

  private SmallNetwork(int[] sizes, double[] weights) {
    this.sizes = sizes;
    this.weights = weights;
    activations = new double[sizes.length][];
    errors = new double[sizes.length][];
    for (int layer = 0; layer < sizes.length; layer++) {
      activations[layer] = new double[sizes[layer]];
      errors[layer] = new double[sizes[layer]];
    }
  }

  /** A network with first weights from a seed: uniform as Glorot and Bengio have it, biases 0. */
  public static SmallNetwork of(NetworkLayout layout, long seed) {
    int[] sizes = layout.sizes();
    double[] weights = new double[length(sizes)];
    Random random = new Random(seed);
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      double reach = Math.sqrt(6.0 / (sizes[layer - 1] + sizes[layer]));
      for (int out = 0; out < sizes[layer]; out++) {
        for (int in = 0; in < sizes[layer - 1]; in++) {
          weights[at++] = reach * (2 * random.nextDouble() - 1);
        }
        at++;
      }
    }
    return new SmallNetwork(sizes, weights);
  }

  private static int length(int[] sizes) {
    int length = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      length += sizes[layer] * (sizes[layer - 1] + 1);
    }
    return length;
  }

  /** A network with the same weights that learns on its own. */
  public SmallNetwork copy() {
    return new SmallNetwork(sizes, weights.clone());
  }

  /** The number of weights and biases. */
  public int size() {
    return weights.length;
  }

  /** A weight or bias, in the order of the layers. */
  public double weight(int i) {
    return weights[i];
  }

  /** Replaces a weight or bias. */
  public void set(int i, double value) {
    weights[i] = value;
  }

  /** The logit of the rare class minus that of the common one. */
  public double margin(double x, double y) {
    activations[0][0] = INPUT_SCALE * x;
    activations[0][1] = INPUT_SCALE * y;
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      at = forward(layer, at);
    }
    double[] logits = activations[sizes.length - 1];
    return logits[RARE] - logits[1 - RARE];
  }

  private int forward(int layer, int begin) {
    double[] from = activations[layer - 1];
    double[] to = activations[layer];
    boolean last = layer == sizes.length - 1;
    int at = begin;
    for (int out = 0; out < to.length; out++) {
      double sum = 0;
      for (double value : from) {
        sum += weights[at++] * value;
      }
      sum += weights[at++];
      to[out] = last ? sum : Math.tanh(sum);
    }
    return at;
  }

  /** The probability of the rare class. */
  public double rareProbability(double x, double y) {
    return sigmoid(margin(x, y));
  }

  static double sigmoid(double z) {
    return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
  }

  /** p of the true class from the margin in its favour; a positive double even where it is tiny. */
  static double trueProbability(double margin) {
    return Math.max(sigmoid(margin), Double.MIN_NORMAL);
  }

  /**
   * dL/dz of the true class under a softmax of two, p(1-p)g(p), from the margin in its favour.
   *
   * @return 0 where 1 - p is 0
   */
  static double pull(ScaleCoefficient coefficient, double margin) {
    double rest = sigmoid(-margin);
    return rest == 0 ? 0 : rest * coefficient.weighted(trueProbability(margin));
  }

  /**
   * Adds the gradient of the loss of one point by every weight.
   *
   * @param gradient as long as {@link #size}
   */
  public void addGradient(
      double x, double y, boolean rare, SideCoefficients coefficients, double[] gradient) {
    double towardsRare = margin(x, y);
    TargetSide side = rare ? TargetSide.OBJECT : TargetSide.BACKGROUND;
    double pull = pull(coefficients.of(side), rare ? towardsRare : -towardsRare);
    double[] logits = errors[sizes.length - 1];
    logits[RARE] = rare ? pull : -pull;
    logits[1 - RARE] = -logits[RARE];
    int end = weights.length;
    for (int layer = sizes.length - 1; layer > 0; layer--) {
      end -= sizes[layer] * (sizes[layer - 1] + 1);
      backward(layer, end, gradient);
    }
  }

  private void backward(int layer, int begin, double[] gradient) {
    double[] from = activations[layer - 1];
    double[] before = errors[layer - 1];
    double[] error = errors[layer];
    java.util.Arrays.fill(before, 0);
    int at = begin;
    for (double off : error) {
      for (int in = 0; in < from.length; in++) {
        gradient[at] += off * from[in];
        before[in] += off * weights[at++];
      }
      gradient[at++] += off;
    }
    for (int in = 0; in < from.length; in++) {
      before[in] *= 1 - from[in] * from[in];
    }
  }
}
