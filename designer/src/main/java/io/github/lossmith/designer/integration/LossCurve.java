package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.problem.Outcome;
import java.util.OptionalDouble;

/**
 * The loss L(p) = -∫_p^1 g(q) dq of a scale coefficient g = dL/dp, with L(1) = 0, and a bound of
 * its numerical error. Where g has a positive pole at p = 1 that makes L infinite, as that of label
 * smoothing, and changes its sign once, L is 0 at that place, its minimum.
 *
 * <p>dL/dx over x = 1 - p in octaves down to 2^-44, and dL/du over u = -log p from log 2 on, are
 * interpolated at Chebyshev points on panels that are halved until the polynomial is good to about
 * 1e-13; the loss is its exact integral. So powers (1-p)^γ of any γ &gt; -0.9 keep their relative
 * precision, and kinks and jumps are found wherever they are. {@code |L - the true loss|} is at
 * most 1e-12 + 1e-10·|L| for smooth formulas and p ≥ 1e-12. Below 2^-44 it is integrated over log
 * x, so that sums of powers and logarithms of 1 - p keep their relative precision too.
 *
 * <p>Immutable and thread-safe if the coefficient is.
 */
public final class LossCurve {
  /** The p at which the integration variable changes from u = -log p to x = 1 - p. */
  private static final double HALF = 0.5;

  /**
   * 1 - p has lost ten binary digits here. At 2^-20 the error of loss tables grows from 4.6e-14 to
   * 4.2e-12.
   */
  private static final double NEAR_ONE = 0x1p-10;

  /** The smallest p that the accuracy is promised for. */
  private static final double SMALLEST_CHECKED = 1e-12;

  /**
   * Largest error bound, relative to 1 + |L|. At 1e-5 another 54 of 115 integrable poles are
   * refused.
   */
  private static final double WORST_BOUND = 1e-3;

  private final ScaleCoefficient coefficient;
  private final Integrand.NearOne byDistance;
  private final OneEndIntegral endAtOne;
  private final AdaptivePanels nearOne;
  private final AdaptivePanels nearZero;
  private final double atOne;
  private final NarrowFeatures narrow;
  private final OptionalDouble leastAt;

  private LossCurve(ScaleCoefficient coefficient) {
    this.coefficient = coefficient;
    narrow = coefficient.narrow();
    byDistance = new Integrand.NearOne(coefficient);
    Integrand.NearZero left = new Integrand.NearZero(coefficient);
    endAtOne = new OneEndIntegral(byDistance);
    nearOne = IntegrationMesh.nearOne(byDistance, endAtOne);
    nearZero = IntegrationMesh.nearZero(left, nearOne);
    atOne = endAtOne.value(coefficient);
    leastAt = endAtOne.isInfinite() ? InnerMinimum.of(this) : OptionalDouble.empty();
    if (endAtOne.isInfinite() && leastAt.isEmpty()) {
      throw endAtOne.withoutMinimum();
    }
    leastAt.ifPresent(this::countFrom);
  }

  /** Makes L 0 at a u = -log p. */
  private void countFrom(double u) {
    if (u < nearZero.begin()) {
      nearOne.countFrom(-Math.expm1(-u));
      nearZero.beginAt(nearOne.total(), nearOne.totalBound());
    } else {
      nearZero.countFrom(u);
      nearOne.endAt(nearZero.first(), nearZero.firstBound());
    }
    endAtOne.countFrom(nearOne.first(), nearOne.firstBound());
  }

  /**
   * Integrates a coefficient.
   *
   * @return the curve; a problem where g is not a number or has a pole inside (0, 1), where it is
   *     not integrable at p = 1, where it oscillates too fast, or where it is not the derivative of
   *     the loss it was given with
   */
  public static Outcome<LossCurve> of(ScaleCoefficient coefficient) {
    try {
      LossCurve curve = new LossCurve(coefficient);
      if (Double.isInfinite(curve.narrow.unseen())) {
        String place = MessageNumbers.probability(curve.narrow.below());
        return Outcome.bad("designer.integration.unresolved", place);
      }
      double bound = curve.errorBound(SMALLEST_CHECKED);
      if (bound > WORST_BOUND * (1 + Math.abs(curve.loss(SMALLEST_CHECKED)))) {
        return Outcome.bad("designer.integration.inaccurate", MessageNumbers.rounded(bound));
      }
      coefficient.antiderivative().ifPresent(given -> new IntegralAgreement(curve, given).check());
      return Outcome.ok(curve);
    } catch (Unintegrable refusal) {
      return Outcome.bad(refusal.problem());
    }
  }

  /** The p inside (0, 1) where L is 0, because L(1) is infinite; empty where L(1) = 0, as usual. */
  public OptionalDouble zeroInside() {
    return leastAt.isPresent()
        ? OptionalDouble.of(Math.exp(-leastAt.getAsDouble()))
        : OptionalDouble.empty();
  }

  /**
   * The p inside (0, 1) where L is least, for dL/dp changes its sign only there, from negative to
   * positive; L may be below L(1) = 0 there. Takes some 4000 values of dL/dp.
   */
  public OptionalDouble minimum() {
    OptionalDouble found = leastAt.isPresent() ? leastAt : InnerMinimum.of(this);
    return found.isPresent()
        ? OptionalDouble.of(Math.exp(-found.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The coefficient that was integrated. */
  public ScaleCoefficient source() {
    return coefficient;
  }

  /**
   * g(p); at p = 1 its limit, where the formula itself gives no number (0·∞), or an infinity that
   * the values beside it do not tend to.
   *
   * @param p in (0, 1]
   */
  public double coefficient(double p) {
    if (p == 1) {
      return atOne;
    }
    return isNearOne(1 - p) ? -byDistance.at(1 - p) : coefficient.at(p);
  }

  /**
   * p·g(p), the factor of a softmax's logit gradients; at p = 1 as {@link #coefficient}.
   *
   * @param p in (0, 1]
   */
  public double weighted(double p) {
    if (p == 1) {
      return atOne;
    }
    return isNearOne(1 - p) ? -p * byDistance.at(1 - p) : coefficient.weighted(p);
  }

  /** Whether computing in x = 1 - p keeps more digits, and is possible. */
  private boolean isNearOne(double x) {
    return 0 < x && x < NEAR_ONE && byDistance.isExact();
  }

  /**
   * p·g(p) at u = -log p, for p too small or too near to 1 to be a double: where g(p) overflows,
   * extrapolated.
   *
   * @param u at least 0
   */
  public double weightedAt(double u) {
    double x = -Math.expm1(-u);
    if (isNearOne(x)) {
      return -Math.exp(-u) * byDistance.at(x);
    }
    return u <= nearZero.end()
        ? weighted(Math.exp(-u))
        : -ZeroEndExtrapolation.density(nearZero.end(), u, density(1), density(HALF));
  }

  /**
   * The sigmoid's dL/dz = p(1-p)g(p); at p = 1 its limit: 0 where L(1) = 0, for what is integrable
   * there grows slower than 1/(1-p).
   *
   * @param p in (0, 1]
   */
  public double logitGradient(double p) {
    return p == 1 ? endAtOne.logitGradient() : (1 - p) * weighted(p);
  }

  /**
   * L(p). Where g(p) overflows a double (p far below 1e-12), dL/du is extrapolated.
   *
   * @param p in (0, 1]
   */
  public double loss(double p) {
    return p >= HALF ? lossByDistance(1 - p) : lossAt(-Math.log(p));
  }

  private double lossByDistance(double x) {
    return x < OneEndIntegral.BEGIN ? endAtOne.loss(x) : nearOne.loss(x);
  }

  /**
   * L at u = -log p, for p too small or too near to 1 to be a double.
   *
   * @param u at least 0
   */
  public double lossAt(double u) {
    if (u < nearZero.begin()) {
      return lossByDistance(-Math.expm1(-u));
    }
    return u <= nearZero.end()
        ? nearZero.loss(u)
        : ZeroEndExtrapolation.loss(nearZero, u, density(1), density(HALF));
  }

  /**
   * A number that |L(p) - the true loss| does not exceed, even where p was rounded to a double
   * before (which alone moves L by |g(p)|·ulp(p)). For a coefficient written in Java that does not
   * override {@link ScaleCoefficient#breakpoints} and {@link ScaleCoefficient#narrow} it is an
   * estimate from samples: jumps and peaks between them may exceed it.
   *
   * @param p in (0, 1]
   */
  public double errorBound(double p) {
    return errorBound(p, coefficient(p));
  }

  private double errorBound(double p, double coefficient) {
    if (!Double.isFinite(loss(p))) {
      return Double.POSITIVE_INFINITY;
    }
    double rounding = Math.ulp(p) * Math.abs(coefficient);
    return integrationBound(p) + unseen(p) + (Double.isFinite(rounding) ? rounding : 0);
  }

  /**
   * One row of a table; quicker than its parts, for the formula is evaluated once.
   *
   * @param p in (0, 1]
   */
  public Row row(double p) {
    double g = coefficient(p);
    boolean product = Double.isFinite(g) && p < 1;
    double logit = product ? (1 - p) * (p * g) : logitGradient(p);
    return new Row(p, g, loss(p), logit, errorBound(p, g));
  }

  /**
   * One row of a table for a p near 1 that no double is near enough to: from 1 - 2^-10 on, the
   * loss, its bound and the logit gradient are those at {@code distance}.
   *
   * @param p in (0, 1], the nearest double
   * @param distance 1 - p without rounding; at least 0
   */
  public Row rowAt(double p, double distance) {
    if (!(0 < distance && distance < NEAR_ONE)) {
      return row(p);
    }
    double g = byDistance.isExact() ? -byDistance.at(distance) : coefficient(p);
    double rounding = Math.ulp(distance) * Math.abs(g);
    double bound = boundByDistance(distance) + unseen(p) + rounding;
    return new Row(p, g, lossByDistance(distance), distance * (p * g), bound);
  }

  /**
   * The values of a curve at p.
   *
   * @param coefficient g(p) = dL/dp
   * @param logitGradient the sigmoid's dL/dz = p(1-p)g(p)
   * @param errorBound at least |loss - the true loss|
   */
  public record Row(
      double p, double coefficient, double loss, double logitGradient, double errorBound) {}

  private double integrationBound(double p) {
    if (p >= HALF) {
      return boundByDistance(1 - p);
    }
    double u = -Math.log(p);
    return u <= nearZero.end()
        ? nearZero.bound(u)
        : ZeroEndExtrapolation.bound(nearZero, u, density(1), density(HALF));
  }

  private double boundByDistance(double x) {
    return x < OneEndIntegral.BEGIN ? endAtOne.bound(x) : nearOne.bound(x);
  }

  /** The contribution of features that are too narrow for samples and too many for the search. */
  private double unseen(double p) {
    return p < narrow.below() ? narrow.unseen() : 0;
  }

  /** Whether {@link #errorBound} allows for features that could not be excluded. */
  public boolean isUncertain() {
    return narrow.unseen() > 0;
  }

  /** dL/du at a fraction of the greatest u that was computed. */
  private double density(double fraction) {
    return nearZero.density(fraction * nearZero.end());
  }
}
