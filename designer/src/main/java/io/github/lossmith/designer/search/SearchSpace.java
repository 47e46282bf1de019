package io.github.lossmith.designer.search;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.AkimaSplineInterpolator;

/**
 * The coefficients that are searched. A point has five coordinates: the logarithm of w(p) = -p·g(p)
 * at four of five knots that are even in the logit of p, and the logarithm of the factor of the box
 * weight. At the middle knot, p = 1/2, w is 1, because a factor of the whole loss is a learning
 * rate. The origin is the cross-entropy: w = 1 everywhere. Since w is searched by its logarithm,
 * every finite point is a coefficient with the right sign.
 */
public final class SearchSpace {
  /** The number of coordinates. */
  public static final int DIMENSION = 5;

  /** The logits of the knots: p = 0.018, 0.12, 0.5, 0.88, 0.98; between those most anchors are. */
  private static final double[] KNOTS = {-4, -2, 0, 2, 4};

  private static final int MIDDLE = 2;

  /** The largest factor of w and of the box weight, and the least is its inverse. */
  public static final double MOST = Math.log(20);

  /** The first step of the search in each coordinate: mostly a factor between 1/e and e. */
  public static final double FIRST_STEP = 1;

  /** The logit of the first and last knots of the drawing; beyond them w is constant. */
  private static final double DRAWN_TO = 6;

  /** Knots of the drawing: at this distance a drawn cross-entropy is off by 0.1 %. */
  private static final double DRAWN_EVERY = 0.25;

  private SearchSpace() {}

  /** The least or the greatest value of each coordinate. */
  public static double[] bound(double value) {
    double[] bound = new double[DIMENSION];
    Arrays.fill(bound, value);
    return bound;
  }

  /** The logits of the knots. */
  public static List<Double> knots() {
    return Arrays.stream(KNOTS).boxed().toList();
  }

  /** What the box weight of the baseline is multiplied by. */
  public static double boxFactor(List<Double> point) {
    return Math.exp(point.get(DIMENSION - 1));
  }

  /** log w at a logit. */
  private static UnivariateFunction weight(List<Double> point) {
    double[] values = new double[KNOTS.length];
    for (int i = 0; i < KNOTS.length; i++) {
      values[i] = i == MIDDLE ? 0 : point.get(i < MIDDLE ? i : i - 1);
    }
    UnivariateFunction spline = new AkimaSplineInterpolator().interpolate(KNOTS, values);
    double first = KNOTS[0];
    double last = KNOTS[KNOTS.length - 1];
    // the spline is not defined at its last knot itself
    return u -> u <= first ? values[0] : u >= last ? values[KNOTS.length - 1] : spline.value(u);
  }

  /**
   * The coefficient of a point as a drawing that the window edits like any other.
   *
   * @return a problem where a value of it is not finite
   */
  public static Outcome<Design> design(String name, List<Double> point) {
    if (point.size() != DIMENSION || !point.stream().allMatch(Double::isFinite)) {
      return Outcome.bad("designer.search.not-finite");
    }
    UnivariateFunction weight = weight(point);
    List<Knot> knots = new ArrayList<>();
    int count = (int) Math.round(2 * DRAWN_TO / DRAWN_EVERY);
    for (int i = 0; i <= count; i++) {
      double u = -DRAWN_TO + i * DRAWN_EVERY;
      double p = 1 / (1 + Math.exp(-u));
      double g = -Math.exp(weight.value(u)) / p;
      if (!Double.isFinite(g)) {
        return Outcome.bad("designer.search.not-finite");
      }
      knots.add(new Knot(p, g));
    }
    knots.add(new Knot(1, -Math.exp(weight.value(DRAWN_TO))));
    return Outcome.ok(Design.drawn(name, new Drawing(knots, LeftTail.RECIPROCAL)));
  }
}
