package io.github.lossmith.designer.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Where inside (0, 1) dL/dp changes once from negative to positive, so that L is least there. */
final class InnerMinimum {
  /** Logits of -log p = 690, about the smallest double, and of 1 - p = 2^-57. */
  private static final double[] RANGE = {-690, 40};

  /** Even steps of 0.02 in the logit from here on; a sign that holds for less is not seen. */
  private static final double DENSE = -40;

  private static final double STEP = 0.02;

  /** Between {@link #RANGE} and {@link #DENSE} g is a power of p as good as always. */
  private static final double COARSE = 5;

  /** Enough to reach the spacing of doubles from any step. */
  private static final int HALVINGS = 60;

  private final LossCurve curve;

  private InnerMinimum(LossCurve curve) {
    this.curve = curve;
  }

  /** -log p of that place; empty where the sign changes in another way, or never. */
  static OptionalDouble of(LossCurve curve) {
    return new InnerMinimum(curve).find();
  }

  private OptionalDouble find() {
    List<Double> changes = new ArrayList<>();
    double before = Double.NaN;
    double sign = 0;
    for (double z : places()) {
      double here = sign(z);
      if (here != 0) {
        if (sign != 0 && here != sign) {
          changes.add(here > 0 ? between(before, z) : Double.NaN);
        }
        sign = here;
        before = z;
      }
    }
    boolean once = changes.size() == 1 && !changes.get(0).isNaN();
    return once ? OptionalDouble.of(negativeLog(changes.get(0))) : OptionalDouble.empty();
  }

  private static double[] places() {
    int few = (int) ((DENSE - RANGE[0]) / COARSE);
    int many = (int) Math.round((RANGE[1] - DENSE) / STEP);
    DoubleStream small =
        DoubleStream.iterate(0, i -> i < few, i -> i + 1).map(i -> RANGE[0] + i * COARSE);
    DoubleStream usual =
        DoubleStream.iterate(0, i -> i <= many, i -> i + 1).map(i -> DENSE + i * STEP);
    return DoubleStream.concat(small, usual).toArray();
  }

  private double sign(double z) {
    double value = Math.signum(curve.weightedAt(negativeLog(z)));
    return Double.isNaN(value) ? 0 : value;
  }

  private double between(double negative, double positive) {
    double low = negative;
    double high = positive;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double sign = sign(middle);
      if (sign == 0) {
        return middle;
      }
      low = sign < 0 ? middle : low;
      high = sign < 0 ? high : middle;
    }
    return (low + high) / 2;
  }

  /** -log p of a logit. */
  private static double negativeLog(double z) {
    return z < 0 ? -z + Math.log1p(Math.exp(z)) : Math.log1p(Math.exp(-z));
  }
}
