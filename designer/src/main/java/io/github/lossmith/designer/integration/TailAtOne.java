package io.github.lossmith.designer.integration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L for x = 1 - p below {@link OneEndIntegral#BEGIN}, of a coefficient that is known there: the
 * integral over y = log x, in which powers of x times powers of log x are smooth.
 */
final class TailAtOne {
  /**
   * Two octaves. One takes 13 % more samples, four raise the greatest error from 4.6e-14 to
   * 4.9e-14.
   */
  private static final double WIDEST = 2 * Math.log(2);

  /** log x where the panels in x begin. */
  private static final double LAST = Math.log(OneEndIntegral.BEGIN);

  /** Panels extend down to 2^-1000; below, dL/dx is a power of x. */
  private static final double DEPTH = 956 * Math.log(2);

  /** Largest power of x that counts; with a higher one the part below 2^-44 is negligible. */
  private static final double STEEPEST = 20;

  /** Relative to the sum; even for x^-0.9 all panels that follow are then below its rounding. */
  private static final double NEGLIGIBLE = 1e-18;

  /** Relative to the sum of panels; far above rounding. */
  private static final double ROUNDING = 1e-13;

  private final Integrand.LogNearOne integrand;
  private final int panels;
  private final double width;
  private double loss;
  private double bound;
  private volatile @Nullable Table table;

  /**
   * Prepares the integral.
   *
   * @param exponent about the a of dL/dx ~ x^a
   */
  TailAtOne(Integrand.NearOne integrand, double exponent) {
    this.integrand = new Integrand.LogNearOne(integrand);
    double wanted = WIDEST / (1 + Math.min(Math.max(exponent, 0), STEEPEST));
    panels = (int) Math.ceil(DEPTH / wanted);
    width = DEPTH / panels;
    sum();
  }

  /** L at the beginning of each panel, from small x to large. */
  private record Table(List<IntegrationPanel> panels, List<Double> before) {}

  private double edge(int panel) {
    return LAST - panel * width;
  }

  private IntegrationPanel panel(int i) {
    return IntegrationPanel.fit(integrand, edge(i + 1), edge(i));
  }

  /** Adds panels until they are negligible. */
  private void sum() {
    for (int i = 0; i < panels; i++) {
      IntegrationPanel panel = panel(i);
      double part = panel.integral(edge(i));
      loss += part;
      bound += panel.error() * width + ROUNDING * Math.abs(part);
      if (part != 0 && Math.abs(part) <= NEGLIGIBLE * Math.abs(loss)) {
        return;
      }
    }
    loss += rest();
    bound += Math.abs(rest());
  }

  /** L at {@link OneEndIntegral#BEGIN}. */
  double loss() {
    return loss;
  }

  /** A bound of its error. */
  double bound() {
    return bound;
  }

  /** L at the first edge, for dL/dx a power of x. */
  private double rest() {
    double y = edge(panels);
    double here = integrand.at(y);
    double exponent = Math.log(integrand.at(y + width) / here) / width;
    return Double.isFinite(exponent) && exponent > 0 ? here / exponent : 0;
  }

  /** L at x. */
  double loss(double x) {
    Table known = table;
    if (known == null) {
      known = tabulated();
      table = known;
    }
    double y = Math.log(x);
    if (y <= edge(panels)) {
      return known.before().get(0) * x / Math.exp(edge(panels));
    }
    int i = Math.min(panels - 1, (int) ((y - edge(panels)) / width));
    return known.before().get(i) + known.panels().get(i).integral(y);
  }

  private Table tabulated() {
    List<IntegrationPanel> row = new ArrayList<>();
    List<Double> before = new ArrayList<>();
    double sum = rest();
    for (int i = panels - 1; i >= 0; i--) {
      IntegrationPanel next = panel(i);
      row.add(next);
      before.add(sum);
      sum += next.integral(next.end());
    }
    return new Table(row, before);
  }
}
