package io.github.lossmith.designer.integration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L for x = 1 - p below {@link OneEndIntegral#BEGIN}, less L there, of a loss that is infinite at p
 * = 1. Over y = log x a power of x times powers of log x is smooth; if the coefficient is not known
 * as a function of x, dL/dx is assumed to be a power.
 */
final class InfiniteEnd {
  /** Two octaves, as in {@link TailAtOne}. */
  private static final double WIDTH = 2 * Math.log(2);

  /** log x where the panels in x begin. */
  private static final double LAST = Math.log(OneEndIntegral.BEGIN);

  /** Down to 2^-1000; below, dL/dy is as there. */
  private static final int PANELS = 478;

  /** Relative to the loss; ten times what polynomials over two octaves leave of a power. */
  private static final double ACCURACY = 1e-12;

  /** Smaller exponents of y leave no digit of (e^(ay) - 1) / a. */
  private static final double FLAT = 1e-9;

  private final Integrand.NearOne nearOne;
  private final Integrand.LogNearOne integrand;
  private final double exponent;
  private final double other;
  private volatile @Nullable Table table;

  /**
   * Prepares the integral.
   *
   * @param exponent about the a of dL/dx ~ x^a at {@link OneEndIntegral#BEGIN}
   * @param other the same over more octaves; the difference is what a power may be wrong by
   */
  InfiniteEnd(Integrand.NearOne nearOne, double exponent, double other) {
    this.nearOne = nearOne;
    this.integrand = new Integrand.LogNearOne(nearOne);
    this.exponent = exponent;
    this.other = other;
  }

  /** L at the upper end of each panel, from large x to small. */
  private record Table(List<IntegrationPanel> panels, List<Double> above) {}

  private static double edge(int panel) {
    return LAST - panel * WIDTH;
  }

  /** L(x) less L at {@link OneEndIntegral#BEGIN}; infinite at x = 0. */
  double loss(double x) {
    if (x == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return nearOne.isExact() ? byPanels(Math.log(x)) : byPower(x, exponent);
  }

  /** A bound of the error of {@link #loss}. */
  double bound(double x) {
    double exact = ACCURACY * loss(x);
    return nearOne.isExact() || x == 0
        ? exact
        : exact + Math.abs(byPower(x, exponent) - byPower(x, other));
  }

  private double byPower(double x, double power) {
    double begin = OneEndIntegral.BEGIN;
    double weight = -begin * IntegrandSamples.value(nearOne, begin);
    double y = Math.log(x / begin);
    double a = 1 + power;
    return Math.abs(a) < FLAT ? -weight * y : -weight * Math.expm1(a * y) / a;
  }

  private double byPanels(double y) {
    Table known = table;
    if (known == null) {
      known = tabulated();
      table = known;
    }
    double last = edge(PANELS);
    if (y < last) {
      return known.above().get(PANELS) + (y - last) * integrand.at(last);
    }
    int i = Math.min(PANELS - 1, Math.max(0, (int) ((LAST - y) / WIDTH)));
    IntegrationPanel panel = known.panels().get(i);
    return known.above().get(i) - panel.integral(edge(i)) + panel.integral(y);
  }

  private Table tabulated() {
    List<IntegrationPanel> row = new ArrayList<>();
    List<Double> above = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      IntegrationPanel next = IntegrationPanel.fit(integrand, edge(i + 1), edge(i));
      row.add(next);
      above.add(sum);
      sum -= next.integral(edge(i));
    }
    above.add(sum);
    return new Table(row, above);
  }
}
