package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.KnotRange;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Solves for a coefficient under which each tenth of p pulls what it is to pull on the examples
 * that were seen.
 *
 * <p>The pull of n examples at p is n·p(1-p)|g(p)|, the size of their gradients at the logits. The
 * unknown is v = log|g| at knots on the axis of s = log(p/(1-p)), so that g is below 0 everywhere;
 * minimised is the integral of v''(s)², whose zeros are the powers of p/(1-p), subject to the pulls
 * ({@link SmoothestCurve}). The derivation is in docs/fit.md.
 */
public final class CoefficientFit {
  /** Fewer in all tell nothing about a distribution. */
  private static final double LEAST_EXAMPLES = 10;

  /** Corrections for the drawing's cubics in p, which differ from exponentials of s. */
  private static final int CORRECTIONS = 30;

  /** Of the logarithm of a pull: a tenth of what is promised. */
  private static final double EQUAL = 1e-8;

  /** Where a pole of the order 1/2 or more is nearer to 1/p than to a constant. */
  private static final double POLE = -0.5;

  /** What a share, or an exact pull, may be off in the end, as a logarithm. */
  private static final double REACHED = 5e-7;

  /** Of the range in which a tilt is sought, up to 1000 a logit. */
  private static final int DOUBLINGS = 10;

  /** Largest range of log|g|: |g| changes by 1e100 over all examples. */
  private static final double STEEPEST = 230;

  /** How far, in logits, the curve is continued towards p = 1, where it ends at 0. */
  private static final double[] BEYOND = {1, 2.5, 4.5};

  private final SeenExamples examples;
  private final FitGoal goal;
  private final LogitKnots knots;
  private final PullEquations equations;
  private final double[] target;
  private final double[] offset = new double[SeenExamples.TENTHS];
  private double shift;

  private CoefficientFit(SeenExamples examples, FitGoal goal) {
    this.examples = examples;
    this.goal = goal;
    knots =
        LogitKnots.around(
            examples.groups().stream().mapToDouble(g -> SeenExamples.logit(g.p())).toArray());
    equations = new PullEquations(knots, examples.groups());
    target = target(examples, goal);
  }

  /**
   * Fits.
   *
   * @return a problem if there are fewer than ten examples, if all lie in one tenth of p, if
   *     neighbouring tenths have their examples so close together that no curve tells them apart,
   *     or, where a share is wanted, on one side of 0.5; and where |g| may not increase, if the
   *     hard ones have more than that share already
   */
  public static Outcome<FittedCoefficient> of(SeenExamples examples, FitGoal goal) {
    return of(examples, goal, FitBand.DRAWS);
  }

  /** The same with another number of draws for the band. */
  static Outcome<FittedCoefficient> of(SeenExamples examples, FitGoal goal, int draws) {
    double all = examples.groups().stream().mapToDouble(ExampleGroup::count).sum();
    if (all < LEAST_EXAMPLES) {
      return Outcome.bad("designer.fit.few", shown(all), shown(LEAST_EXAMPLES));
    }
    double[] counts = examples.counts();
    int seen = 0;
    int hard = 0;
    for (int k = 0; k < counts.length; k++) {
      seen += counts[k] > 0 ? 1 : 0;
      hard += counts[k] > 0 && PullTargets.side(k) == 0 ? 1 : 0;
    }
    if (seen < 2) {
      int only = 0;
      while (counts[only] == 0) {
        only++;
      }
      return Outcome.bad("designer.fit.oneTenth", shown(only / 10.0), shown((only + 1) / 10.0));
    }
    if (goal.hardShare().isPresent() && (hard == 0 || hard == seen)) {
      return Outcome.bad(hard == 0 ? "designer.fit.allEasy" : "designer.fit.allHard");
    }
    return new CoefficientFit(examples, goal).fitted(draws);
  }

  private Outcome<FittedCoefficient> fitted(int draws) {
    if (goal.monotone() && goal.hardShare().isPresent()) {
      double least = leastHardShare();
      if (goal.hardShare().getAsDouble() < least) {
        return Outcome.bad(
            "designer.fit.unreachable", percent(goal.hardShare().getAsDouble()), percent(least));
      }
    }
    SmoothestCurve curve = new SmoothestCurve(knots, goal.monotone());
    double[] v = solved(curve);
    if (!isDrawable(v)) {
      return Outcome.bad("designer.fit.steep");
    }
    double[] reached = goal.hardShare().isPresent() ? withShare(v) : v;
    if (!isDrawable(reached) || missed(reached) > REACHED) {
      return Outcome.bad("designer.fit.noCurve");
    }
    double[] scaled = scaled(reached);
    FitBand band = FitBand.of(this, curve, scaled, draws);
    List<TenthPull> tenths = tenths(drawing(scaled, List.of()), band.factors());
    return Outcome.ok(
        new FittedCoefficient(drawing(scaled, band.ranges()), tenths, curvature(scaled)));
  }

  /** The minimum; not drawable where the curve grows without end. */
  private double[] solved(SmoothestCurve curve) {
    double compliance = PullTargets.least(goal);
    double[] v = curve.solve(targets(equations.counts()), slightlyFalling(), compliance);
    double error = isDrawable(v) ? correct(v) : 0;
    for (int i = 0; i < CORRECTIONS && error > EQUAL; i++) {
      v = curve.resolve(targets(equations.counts()), v, compliance);
      error = isDrawable(v) ? correct(v) : 0;
    }
    for (int i = 0; i < CORRECTIONS && error > EQUAL && isExact(); i++) {
      v = curve.corrected(targets(equations.counts()), v, compliance);
      error = isDrawable(v) ? correct(v) : 0;
    }
    return v;
  }

  /**
   * The curve with exactly the wanted share, where the corrections have not reached it: tilted,
   * which changes no curvature, or multiplied where it has to keep falling.
   */
  private double[] withShare(double[] v) {
    if (missed(v) <= EQUAL) {
      return v;
    }
    UnivariateFunction off = t -> shareOff(moved(v, t));
    double low = goal.monotone() ? 0 : -1;
    double high = 1;
    for (int i = 0; i < DOUBLINGS && off.value(low) * off.value(high) > 0; i++) {
      low *= 2;
      high *= 2;
    }
    if (!(off.value(low) * off.value(high) <= 0)) {
      return v;
    }
    return moved(v, new BrentSolver(1e-13, 1e-15).solve(1000, off, low, high));
  }

  private double[] moved(double[] v, double t) {
    double[] moved = v.clone();
    for (int i = 0; i < v.length; i++) {
      moved[i] = goal.monotone() ? t * v[i] : v[i] - t * knots.at(i);
    }
    return moved;
  }

  /** log(hard : easy) less what it is to be; infinite for what cannot be drawn. */
  private double shareOff(double[] v) {
    double share = goal.hardShare().orElseThrow();
    double[] sides = new double[2];
    if (!isDrawable(v)) {
      return v[0] > v[v.length - 1] ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    double[] pulls = equations.pulls(drawing(v, List.of()));
    for (int k = 0; k < pulls.length; k++) {
      sides[PullTargets.side(k)] += pulls[k];
    }
    return Math.log(sides[0] / sides[1]) - Math.log(share / (1 - share));
  }

  /** How far the drawing is from what has to hold exactly, as a logarithm. */
  private double missed(double[] v) {
    double most = goal.hardShare().isPresent() ? Math.abs(shareOff(v)) : 0;
    if (isExact() && goal.hardShare().isEmpty()) {
      double[] pulls = equations.pulls(drawing(v, List.of()));
      for (int k = 0; k < pulls.length; k++) {
        boolean wanted = !Double.isNaN(target[k]);
        most = wanted ? Math.max(most, Math.abs(Math.log(pulls[k]) - target[k])) : most;
      }
    }
    return most;
  }

  private double curvature(double[] v) {
    double curvature = 0;
    double[][] k = knots.roughness();
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        curvature += v[i] * k[i][j] * v[j];
      }
    }
    return curvature;
  }

  private static boolean isDrawable(double[] v) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double each : v) {
      least = Math.min(least, each);
      most = Math.max(most, each);
    }
    return most - least < STEEPEST;
  }

  /** A constant |g| is the least that a falling one leaves to the hard examples. */
  private double leastHardShare() {
    double[] pulls = equations.pulls(new double[knots.size()], equations.counts());
    double hard = 0;
    double all = 0;
    for (int k = 0; k < pulls.length; k++) {
      hard += PullTargets.side(k) == 0 ? pulls[k] : 0;
      all += pulls[k];
    }
    return hard / all;
  }

  PullTargets targets(double[] counts) {
    return new PullTargets(equations, counts, target, offset, shift, goal);
  }

  PullEquations equations() {
    return equations;
  }

  LogitKnots knots() {
    return knots;
  }

  FitGoal goal() {
    return goal;
  }

  /** The log of each tenth's pull, of 1 in all; NaN where it has no examples. */
  private static double[] target(SeenExamples examples, FitGoal goal) {
    double[] counts = examples.counts();
    double[] seen = new double[2];
    for (int k = 0; k < counts.length; k++) {
      seen[PullTargets.side(k)] += counts[k] > 0 ? 1 : 0;
    }
    double equal = 1 / (seen[0] + seen[1]);
    double[] target = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      double share = goal.hardShare().orElse(seen[0] * equal);
      double side = PullTargets.side(k) == 0 ? share : 1 - share;
      target[k] = counts[k] > 0 ? Math.log(side / seen[PullTargets.side(k)]) : Double.NaN;
    }
    return target;
  }

  private double[] slightlyFalling() {
    double[] v = new double[knots.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] = -0.01 * knots.at(i);
    }
    return v;
  }

  /** Whether each tenth is to pull exactly what it is to. */
  private boolean isExact() {
    return goal.smoothness() == 0 && !goal.monotone();
  }

  /** Moves the targets by what the drawing adds to the pulls; returns the largest change. */
  private double correct(double[] v) {
    double[] straight = equations.pulls(v, equations.counts());
    double[] drawn = equations.pulls(drawing(v, List.of()));
    double most = 0;
    for (int k = 0; k < offset.length; k++) {
      if (straight[k] > 0) {
        double now = Math.log(drawn[k] / straight[k]);
        most = Math.max(most, Math.abs(now - offset[k]));
        offset[k] = now;
        most = isExact() ? Math.max(most, Math.abs(Math.log(drawn[k]) - target[k])) : most;
      }
    }
    if (goal.hardShare().isPresent()) {
      double off = shareOff(v);
      shift += off;
      most = Math.max(most, Math.abs(off));
    }
    return most;
  }

  /** The curve with the pull that cross-entropy has on the same examples. */
  private double[] scaled(double[] v) {
    double all = 0;
    for (double pull : equations.pulls(drawing(v, List.of()))) {
      all += pull;
    }
    double wanted =
        examples.groups().stream().mapToDouble(group -> group.count() * (1 - group.p())).sum();
    double factor = Math.log(wanted / all);
    double[] scaled = v.clone();
    for (int i = 0; i < v.length; i++) {
      scaled[i] += factor;
    }
    return scaled;
  }

  /** The knots of v, a tail like the curve's at p = 0, and at p = 1 its end or its limit 0. */
  private Drawing drawing(double[] v, List<KnotRange> band) {
    List<Knot> points = new ArrayList<>();
    int last = v.length - 1;
    for (int i = 0; i <= last; i++) {
      points.add(new Knot(SeenExamples.probability(knots.at(i)), -Math.exp(v[i])));
    }
    double slope = (v[last] - v[last - 1]) / (knots.at(last) - knots.at(last - 1));
    boolean falls = slope < -1e-9;
    if (falls) {
      for (double further : BEYOND) {
        double p = SeenExamples.probability(knots.at(last) + further);
        points.add(new Knot(p, -Math.exp(v[last] + slope * further)));
      }
    }
    points.add(new Knot(1, falls ? 0 : -Math.exp(v[last])));
    double first = (v[1] - v[0]) / (knots.at(1) - knots.at(0));
    return new Drawing(points, first <= POLE ? LeftTail.RECIPROCAL : LeftTail.HOLD, band);
  }

  private List<TenthPull> tenths(Drawing drawing, List<Double> factors) {
    double[] pulls = equations.pulls(drawing);
    double[] counts = examples.counts();
    double after = 0;
    double before = 0;
    for (int k = 0; k < pulls.length; k++) {
      after += pulls[k];
      before += examples.before().get(k);
    }
    List<TenthPull> tenths = new ArrayList<>();
    for (int k = 0; k < pulls.length; k++) {
      double old = before > 0 ? examples.before().get(k) / before : Double.NaN;
      tenths.add(new TenthPull(k / 10.0, counts[k], old, pulls[k] / after, factors.get(k)));
    }
    return tenths;
  }

  private static String shown(double value) {
    return ReadableNumber.of(value);
  }

  private static String percent(double share) {
    return shown(Math.rint(share * 1000) / 10);
  }
}
