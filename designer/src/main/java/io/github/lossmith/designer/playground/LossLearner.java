package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.design.SideCoefficients;

/**
 * A network that learns under a loss by Adam (Kingma and Ba, 2015, with their β and ε): its steps
 * do not depend on the loss's scale, so that losses are compared and not their learning rates. Not
 * thread-safe.
 */
public final class LossLearner {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final SmallNetwork network;
  private final double[] gradient;
  private final double[] mean;
  private final double[] square;
  private SideCoefficients coefficients;
  private double meanLeft = 1;
  private double squareLeft = 1;
  private boolean lost;

  LossLearner(SmallNetwork network, SideCoefficients coefficients) {
    this.network = network;
    this.coefficients = coefficients;
    gradient = new double[network.size()];
    mean = new double[network.size()];
    square = new double[network.size()];
  }

  /** The same state, which learns on under another loss. */
  LossLearner copy(SideCoefficients changed) {
    LossLearner copy = new LossLearner(network.copy(), changed);
    System.arraycopy(mean, 0, copy.mean, 0, mean.length);
    System.arraycopy(square, 0, copy.square, 0, square.length);
    copy.meanLeft = meanLeft;
    copy.squareLeft = squareLeft;
    copy.lost = lost;
    return copy;
  }

  /** Goes on under another loss with the weights as they are. */
  public void use(SideCoefficients changed) {
    coefficients = changed;
  }

  /** The loss it learns under. */
  public SideCoefficients coefficients() {
    return coefficients;
  }

  public SmallNetwork network() {
    return network;
  }

  /** Whether a gradient was not a finite number; such steps are left out. */
  public boolean isLost() {
    return lost;
  }

  /**
   * One step on a batch.
   *
   * @param batch indices of points, at least one
   */
  void step(PointSet points, int[] batch, double learningRate) {
    java.util.Arrays.fill(gradient, 0);
    for (int i : batch) {
      network.addGradient(points.x(i), points.y(i), points.isRare(i), coefficients, gradient);
    }
    for (double value : gradient) {
      if (!Double.isFinite(value)) {
        lost = true;
        return;
      }
    }
    meanLeft *= MEAN_DECAY;
    squareLeft *= SQUARE_DECAY;
    double size = learningRate / (1 - meanLeft);
    for (int i = 0; i < gradient.length; i++) {
      double slope = gradient[i] / batch.length;
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * slope;
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * slope * slope;
      double root = Math.sqrt(square[i] / (1 - squareLeft)) + EPSILON;
      network.set(i, network.weight(i) - size * mean[i] / root);
    }
  }
}
