package io.github.lossmith.designer.probe.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.MathRuntimeException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Finds the letters and the factor with which a family has a measured p·g(p). The factor is solved
 * for (variable projection, Golub &amp; Pereyra 1973), the letters are found by Levenberg-Marquardt
 * from the best places of a grid. A fit counts if it agrees at every sample to 1e-6 and the
 * rounding of the measurement.
 */
public final class PullFit {
  /** Values of a letter on the grid. */
  private static final int NODES = 13;

  /** Places of the grid to go on from; with more than one letter several valleys are common. */
  private static final int STARTS = 3;

  /** Formulas are fitted to every few samples; all of them decide. */
  private static final int MOST_FITTED = 70;

  /** Enough for parameters that are found at all. */
  private static final int STEPS = 200;

  /** After so many steps a curve of the family is near; the other families end here. */
  private static final int FIRST_STEPS = 40;

  /** The mean square of the residuals, each a share of its size, that counts as near. */
  private static final double NEAR = 0.0025;

  /** A loss that is computed partly in float32 is off by so many times what float64 is. */
  static final double NEARLY = 30;

  /** For slopes by difference quotients, as a share of a letter's range. */
  private static final double STEP = 1e-7;

  private final PullSamples samples;
  private final PullFamily family;
  private final int[] fitted;

  private PullFit(PullSamples samples, PullFamily family) {
    this.samples = samples;
    this.family = family;
    int stride = family.isPreset() ? Math.max(1, samples.size() / MOST_FITTED) : 1;
    fitted = new int[(samples.size() + stride - 1) / stride];
    Arrays.setAll(fitted, i -> i * stride);
  }

  /**
   * The first family of a list that a measured curve belongs to, and how; where none agrees to what
   * rounding allows, the first that agrees to {@value #NEARLY} times that.
   */
  public static Optional<RecognisedPull> first(PullSamples samples, List<PullFamily> families) {
    if (samples.size() < 8) { // agreement at fewer places is no proof
      return Optional.empty();
    }
    RecognisedPull near = null;
    for (PullFamily family : families) {
      Optional<RecognisedPull> found = new PullFit(samples, family).found();
      if (found.isPresent() && found.get().isExact()) {
        return found;
      }
      near = near == null ? found.orElse(null) : near;
    }
    return Optional.ofNullable(near);
  }

  private Optional<RecognisedPull> found() {
    RecognisedPull near = null;
    for (double[] start : starts()) {
      double[] values = start.length == 0 ? start : absorbed(refined(start));
      for (double[] tried : List.of(rounded(values), values)) {
        double factor = factor(model(tried));
        for (double shown : new double[] {samples.typed(factor), factor}) {
          double error = error(tried, shown);
          if (error <= 1) {
            return Optional.of(recognised(tried, shown, error));
          }
          if (error <= NEARLY && (near == null || error < near.error())) {
            near = recognised(tried, shown, error);
          }
        }
      }
    }
    return Optional.ofNullable(near);
  }

  /**
   * The letters with the factor in them where they are all factors of a sum, as those of symmetric
   * cross-entropy: with the factor apart, any multiple of them would do.
   */
  private double[] absorbed(double[] values) {
    if (values.length < 2) {
      return values;
    }
    double[] half = Arrays.stream(values).map(v -> v / 2).toArray();
    IntToDoubleFunction whole = model(values);
    IntToDoubleFunction halved = model(half);
    for (int i : fitted) {
      double w = whole.applyAsDouble(i);
      if (!(Math.abs(2 * halved.applyAsDouble(i) - w) <= 1e-12 * Math.abs(w))) {
        return values;
      }
    }
    double factor = factor(whole);
    double[] multiplied = Arrays.stream(values).map(v -> v * factor).toArray();
    return Arrays.equals(clamped(multiplied), multiplied) ? multiplied : values;
  }

  private RecognisedPull recognised(double[] values, double factor, double error) {
    SortedMap<String, Double> letters = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      letters.put(family.letters().get(i), values[i]);
    }
    return new RecognisedPull(family, letters, factor, error);
  }

  private List<double[]> starts() {
    List<double[]> grid = new ArrayList<>(List.of(new double[0]));
    for (int d = 0; d < family.letters().size(); d++) {
      List<double[]> longer = new ArrayList<>();
      for (double[] place : grid) {
        for (int i = 0; i < NODES; i++) {
          double[] next = Arrays.copyOf(place, d + 1);
          next[d] = between(d, (i + 0.5) / NODES);
          longer.add(next);
        }
      }
      grid = longer;
    }
    List<double[]> best = new ArrayList<>(family.starts(samples));
    grid.stream()
        .map(place -> new Pair<double[], Double>(place, distance(place)))
        .sorted(Comparator.comparingDouble(Pair::getSecond))
        .map(Pair::getFirst)
        .limit(family.isPreset() ? STARTS : 2 * STARTS)
        .forEach(best::add);
    return best;
  }

  /** Evenly, or by equal factors where a range spans some. */
  private double between(int d, double share) {
    double least = family.least()[d];
    double most = family.most()[d];
    return least > 0 && most > 50 * least
        ? least * Math.pow(most / least, share)
        : least + share * (most - least);
  }

  private double[] clamped(double[] values) {
    double[] inside = values.clone();
    for (int d = 0; d < inside.length; d++) {
      inside[d] = Math.min(Math.max(inside[d], family.least()[d]), family.most()[d]);
    }
    return inside;
  }

  private double[] rounded(double[] values) {
    double[] typed = values.clone();
    for (int d = 0; d < typed.length; d++) {
      double near = Math.rint(values[d] * 1e6) / 1e6 + 0.0; // no -0
      boolean small = Math.abs(values[d]) < 0.1 && family.least()[d] >= 0;
      typed[d] = small || !samples.isPrecise() ? samples.typed(values[d]) : near;
    }
    return clamped(typed);
  }

  /** Of residuals, each as a share of its size, so that all places count alike. */
  private double size(int i) {
    return Math.abs(samples.weighted(i)) + 1e3 * samples.allowed(i);
  }

  /** p·g(p) of the family at each sample, each by the curve of its side. */
  private IntToDoubleFunction model(double[] values) {
    DoubleUnaryOperator objects = family.weighted(values);
    DoubleUnaryOperator background = family.background(values);
    return i -> (samples.isBackground(i) ? background : objects).applyAsDouble(samples.s(i));
  }

  private double factor(IntToDoubleFunction model) {
    double cross = 0;
    double square = 0;
    for (int i : fitted) {
      double m = model.applyAsDouble(i) / size(i);
      if (Double.isFinite(m)) {
        cross += m * samples.weighted(i) / size(i);
        square += m * m;
      }
    }
    return square == 0 ? 0 : cross / square;
  }

  private double[] residuals(double[] values) {
    IntToDoubleFunction model = model(clamped(values));
    double factor = factor(model);
    double[] residuals = new double[fitted.length];
    for (int k = 0; k < fitted.length; k++) {
      int i = fitted[k];
      double off = factor * model.applyAsDouble(i) - samples.weighted(i);
      residuals[k] = Double.isFinite(off) ? off / size(i) : 1;
    }
    return residuals;
  }

  private double distance(double[] values) {
    double sum = 0;
    for (double residual : residuals(values)) {
      sum += residual * residual;
    }
    return sum;
  }

  /** The greatest deviation, 1 where it is just allowed. */
  private double error(double[] values, double factor) {
    IntToDoubleFunction model = model(values);
    double worst = factor == 0 ? Double.POSITIVE_INFINITY : 0;
    for (int i = 0; i < samples.size(); i++) {
      double off = Math.abs(factor * model.applyAsDouble(i) - samples.weighted(i));
      double share = off / samples.allowed(i);
      worst = share <= worst ? worst : Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
    }
    return worst;
  }

  private double[] refined(double[] start) {
    double[] tried = descended(start, FIRST_STEPS);
    return distance(tried) < NEAR * fitted.length ? descended(tried, STEPS) : tried;
  }

  /** The nearest place that was seen from there. */
  private double[] descended(double[] start, int steps) {
    NearestPlace nearest = new NearestPlace(start);
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .target(new double[fitted.length])
            .model(jacobian(nearest))
            .parameterValidator(v -> new ArrayRealVector(clamped(v.toArray())))
            .maxEvaluations(steps)
            .maxIterations(steps)
            .build();
    try {
      return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
    } catch (MathIllegalStateException
        | MathRuntimeException noProgress) { // as near as numbers allow, or nowhere near
      return nearest.values;
    }
  }

  /** Where the residuals were least. */
  private static final class NearestPlace {
    private double[] values;
    private double least = Double.POSITIVE_INFINITY;

    private NearestPlace(double[] start) {
      values = start;
    }

    private void saw(double[] place, double[] residuals) {
      double sum = 0;
      for (double residual : residuals) {
        sum += residual * residual;
      }
      if (sum < least) {
        least = sum;
        values = place;
      }
    }
  }

  private MultivariateJacobianFunction jacobian(NearestPlace nearest) {
    return point -> {
      double[] values = point.toArray();
      double[] here = residuals(values);
      nearest.saw(values, here);
      double[][] slopes = new double[here.length][values.length];
      for (int d = 0; d < values.length; d++) {
        double[] beside = values.clone();
        double step =
            STEP * Math.max(Math.abs(values[d]), 1e-3 * (family.most()[d] - family.least()[d]));
        step = values[d] + step > family.most()[d] ? -step : step;
        beside[d] += step;
        double[] there = residuals(beside);
        for (int k = 0; k < here.length; k++) {
          slopes[k][d] = (there[k] - here[k]) / step;
        }
      }
      return new Pair<RealVector, org.apache.commons.math3.linear.RealMatrix>(
          new ArrayRealVector(here), new Array2DRowRealMatrix(slopes));
    };
  }
}
