package io.github.lossmith.designer.probe.family;

import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.MathArrays;

/**
 * p·g(p) at places s = log(p/(1-p)), with how far rounding may have moved each value.
 *
 * <p>dL/dz_t is computed by a loss as a difference of numbers of size 1, so it is off by about a
 * unit in the last place of 1, and p·g = dL/dz_t/(1-p) by 1/(1-p) times that.
 */
public final class PullSamples {
  /** Relative, of a measurement in float64: what a preset has to agree to. */
  public static final double SAME = 1e-6;

  /** Relative, of float32: 24 binary digits through a few operations. */
  private static final double SAME_SINGLE = 3e-4;

  /** Relative, of differences, whose steps are truncated. */
  private static final double SAME_DIFFERENCE = 2e-5;

  /** Units in the last place of 1, a few operations long. */
  private static final double ROUNDING = 2e-15;

  private static final double ROUNDING_SINGLE = 1e-6;

  /** Rounding of a loss of size 20 divided by the step of the differences, 0.004. */
  private static final double ROUNDING_DIFFERENCE = 3e-12;

  private final double[] s;
  private final double[] weighted;
  private final double[] allowed;
  private final boolean precise;

  /** The samples of background come after so many others. */
  private final int objects;

  private PullSamples(
      List<ProbedPoint> points, ToDoubleFunction<ProbedPoint> of, double same, double rounding) {
    List<ProbedPoint> usable =
        points.stream().filter(x -> Double.isFinite(of.applyAsDouble(x))).toList();
    s = usable.stream().mapToDouble(ProbedPoint::s).toArray();
    weighted = usable.stream().mapToDouble(x -> of.applyAsDouble(x) / x.distance()).toArray();
    double scale = 0;
    for (int i = 0; i < s.length; i++) {
      scale = Math.max(scale, Math.abs(s[i]) < 3 ? Math.abs(weighted[i]) : 0);
    }
    precise = same < SAME_SINGLE;
    objects = s.length;
    allowed = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      double noise = rounding * Math.max(scale, Double.MIN_NORMAL) / usable.get(i).distance();
      allowed[i] = same * Math.abs(weighted[i]) + noise;
    }
  }

  private PullSamples(PullSamples object, PullSamples background) {
    s = MathArrays.concatenate(object.s, background.s);
    weighted = MathArrays.concatenate(object.weighted, background.weighted);
    allowed = MathArrays.concatenate(object.allowed, background.allowed);
    precise = object.precise && background.precise;
    objects = object.s.length;
  }

  /** Of both sides of a loss, measured alike. */
  public static PullSamples both(PullSamples object, PullSamples background) {
    return new PullSamples(object, background);
  }

  /** By autograd. */
  public static PullSamples of(List<ProbedPoint> points, boolean precise) {
    return precise
        ? new PullSamples(points, ProbedPoint::gradient, SAME, ROUNDING)
        : new PullSamples(points, ProbedPoint::gradient, SAME_SINGLE, ROUNDING_SINGLE);
  }

  /** By differences of the value. */
  public static PullSamples ofDifferences(List<ProbedPoint> points) {
    List<ProbedPoint> middle = points.stream().filter(x -> Math.abs(x.s()) < 9).toList();
    return new PullSamples(middle, ProbedPoint::difference, SAME_DIFFERENCE, ROUNDING_DIFFERENCE);
  }

  /** Of other values that stand for dL/dz_t, such as those of another reading of a loss. */
  public static PullSamples of(List<ProbedPoint> points, ToDoubleFunction<ProbedPoint> gradient) {
    return new PullSamples(points, gradient, SAME, ROUNDING);
  }

  /** Whether a sample is one of background; none is where both sides have one curve. */
  boolean isBackground(int i) {
    return i >= objects;
  }

  /** Whether they were measured in float64. */
  boolean isPrecise() {
    return precise;
  }

  /** A number as somebody would have typed it: of six digits, of four where it is known to few. */
  double typed(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(precise ? 6 : 4)).doubleValue();
  }

  public int size() {
    return s.length;
  }

  public double s(int i) {
    return s[i];
  }

  public double weighted(int i) {
    return weighted[i];
  }

  public double allowed(int i) {
    return allowed[i];
  }
}
