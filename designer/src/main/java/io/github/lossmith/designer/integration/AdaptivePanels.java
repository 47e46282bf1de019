package io.github.lossmith.designer.integration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The integral of dL/ds over a row of panels: each is halved until its polynomial is accurate and
 * agrees with the witnesses, samples taken beforehand so that no narrow feature is missed.
 */
final class AdaptivePanels {
  /**
   * Relative to a panel's own integral. At 1e-12 the loss of one of 400 narrow bumps leaves its
   * error bound; 1e-14 takes 1 % more samples and changes nothing.
   */
  private static final double RELATIVE = 1e-13;

  /**
   * Relative to the integral so far; about nine roundings of a double. At 1e-14 two of 400 losses
   * of |p-c|^0.5 leave their error bounds.
   */
  private static final double ABSOLUTE = 1e-15;

  /**
   * Relative to the panel's largest value. 1e-8 finds the same features; 1e-10 finds one bump more
   * of 400.
   */
  private static final double WITNESSED = 1e-9;

  /**
   * Halvings before the absolute tolerance counts. For kinks near p = 1 each one more lowers the
   * greatest relative error of L by a factor of 2 to 4, for 12 to 17 % more samples.
   */
  private static final int PATIENCE = 3;

  /**
   * 40,000 samples, which ten of 319 formulas take; with half or twice as many the same three are
   * refused.
   */
  private static final int MOST_PANELS = 2000;

  /**
   * Roundings of p by which neighbouring samples may be off. 64 doubles the greatest error at
   * integrable poles, 4 takes more samples and accepts no more coefficients.
   */
  private static final double UNSTEADINESS = 16;

  /**
   * Narrowest panel, in roundings of p. At 512 twelve of 115 integrable poles are refused; at 8
   * three more are accepted.
   */
  private static final double NARROWEST = 64;

  /**
   * Error relative to the largest value; a resolved panel is far below it, a jump or a pole far
   * above. At 1e-2 five of 215 poles are taken for hard integrals.
   */
  private static final double UNRESOLVED = 1e-3;

  /**
   * Nine roundings of a double, for a Clenshaw sum of 20 terms. With two of them every bound of 319
   * formulas held too.
   */
  private static final double ROUNDING = 1e-15;

  /** Relative to dL/ds; rounding inside a coefficient is reported only above this. */
  private static final double TOLD_NOISE = 2e-15;

  /**
   * Positions in a panel, in [0, 1], at which such rounding is measured: not at its ends, where
   * branches may change.
   */
  private static final double[] LOOKS = {0.5, 0.1, 0.9};

  private final Integrand integrand;
  private final double[] witnesses;
  private final double[] testimony;
  private final double scale;
  private final List<IntegrationPanel> panels = new ArrayList<>();
  private final List<Double> before = new ArrayList<>();
  private final List<Double> bounds = new ArrayList<>();
  private final List<Double> jumps = new ArrayList<>();
  private final List<Double> noises = new ArrayList<>();
  private double loss;
  private double bound;
  private double absolute;
  private double[] begins = {};

  private record Piece(double begin, double end, int depth) {}

  /**
   * Integrates.
   *
   * @param edges where the first panels begin and end, increasing
   * @param witnesses points that are checked, increasing
   * @param scale the size of the integral, which rounding errors are relative to
   * @param loss L at the first edge
   * @param bound its error bound
   * @throws Unintegrable where g is not a number or has a pole
   */
  AdaptivePanels(
      Integrand integrand,
      double[] edges,
      double[] witnesses,
      double scale,
      double loss,
      double bound) {
    this.integrand = integrand;
    this.witnesses = witnesses;
    testimony = Arrays.stream(witnesses).map(s -> IntegrandSamples.value(integrand, s)).toArray();
    this.scale = scale;
    this.loss = loss;
    this.bound = bound;
    for (int i = 0; i + 1 < edges.length; i++) {
      integrate(new Piece(edges[i], edges[i + 1], 0));
    }
    begins = panels.stream().mapToDouble(IntegrationPanel::begin).toArray();
  }

  private void integrate(Piece whole) {
    Deque<Piece> waiting = new ArrayDeque<>();
    waiting.push(whole);
    while (!waiting.isEmpty()) {
      Piece piece = waiting.pop();
      IntegrationPanel panel = IntegrationPanel.fit(integrand, piece.begin(), piece.end());
      if (isFinal(panel) || isGood(panel, piece.depth())) {
        add(panel);
      } else {
        waiting.push(new Piece(panel.middle(), piece.end(), piece.depth() + 1));
        waiting.push(new Piece(piece.begin(), panel.middle(), piece.depth() + 1));
      }
    }
  }

  private boolean isGood(IntegrationPanel panel, int depth) {
    double error = panel.error() * panel.width();
    double relative = RELATIVE * panel.absolute() + noise(panel);
    double rounding = ABSOLUTE * (scale + absolute);
    if (depth >= PATIENCE && error > Math.max(relative, rounding)) {
      relative += UNSTEADINESS * steadyNoise(panel) * panel.width();
    }
    return (error <= relative || (depth >= PATIENCE && error <= rounding))
        && meetsWitnesses(panel, depth, rounding);
  }

  /** What the rounding inside the coefficient moves dL/ds by all over a panel. */
  private double steadyNoise(IntegrationPanel panel) {
    double least = Double.POSITIVE_INFINITY;
    for (double look : LOOKS) {
      least = Math.min(least, integrand.noise(panel.begin() + look * panel.width()));
    }
    return Double.isFinite(least) ? least : 0;
  }

  /** The most that it moves dL/ds by; 0 where that is nothing to speak of. */
  private double worstNoise(IntegrationPanel panel) {
    double told = TOLD_NOISE * panel.largest();
    double worst = integrand.noise(panel.middle());
    if (!(worst > told)) {
      return 0;
    }
    for (double look : LOOKS) {
      worst = Math.max(worst, integrand.noise(panel.begin() + look * panel.width()));
    }
    return Math.min(worst, 2 * panel.largest());
  }

  /** The effect of the rounding of p on the integral of a panel. */
  private double noise(IntegrationPanel panel) {
    return UNSTEADINESS * integrand.rounding(panel.end()) * panel.range();
  }

  private boolean meetsWitnesses(IntegrationPanel panel, int depth, double rounding) {
    int first = Arrays.binarySearch(witnesses, panel.begin());
    double allowed =
        WITNESSED * panel.largest() + 10 * panel.error() + noise(panel) / panel.width();
    for (int i = first < 0 ? -first - 1 : first; i < witnesses.length; i++) {
      double s = witnesses[i];
      if (s >= panel.end()) {
        break;
      }
      double miss = Math.abs(testimony[i] - panel.density(s));
      if (miss > allowed && miss * panel.width() > rounding) {
        double noise = depth < PATIENCE ? 0 : UNSTEADINESS * steadyNoise(panel);
        if (miss > allowed + noise) {
          return false;
        }
      }
    }
    return true;
  }

  /** A panel that gains nothing by halving; it may hold a jump, but no pole. */
  private boolean isFinal(IntegrationPanel panel) {
    boolean narrow = panel.width() <= NARROWEST * integrand.rounding(panel.end());
    return narrow || panels.size() >= MOST_PANELS;
  }

  private void add(IntegrationPanel panel) {
    if (panel.error() > UNRESOLVED * panel.largest()) {
      Singularity.refusePole(integrand, panel.middle(), panel.width());
    }
    jumps.add(atJump(panel));
    bound += jumps.get(jumps.size() - 1);
    panels.add(panel);
    before.add(loss);
    bounds.add(bound);
    noises.add(worstNoise(panel));
    loss += panel.integral(panel.end());
    absolute += panel.absolute();
    bound += panelBound(panels.size() - 1);
  }

  /**
   * The error of a jump where the panel begins, whose position is known up to the rounding of p.
   */
  private double atJump(IntegrationPanel panel) {
    if (panels.isEmpty()) {
      return 0;
    }
    IntegrationPanel last = panels.get(panels.size() - 1);
    double jump = Math.abs(panel.density(panel.begin()) - last.density(last.end()));
    double size = Math.max(panel.largest(), last.largest());
    return jump > UNRESOLVED * size ? 2 * integrand.rounding(panel.begin()) * jump : 0;
  }

  private double panelBound(int i) {
    IntegrationPanel panel = panels.get(i);
    double error = Math.min(panel.error(), 2 * panel.largest()) * panel.width();
    double shift = integrand.rounding(panel.end()) * panel.range();
    double noise = noises.get(i) * panel.width();
    return error + shift + noise + ROUNDING * panel.absolute();
  }

  /** L at s, limited to the range of the panels. */
  double loss(double s) {
    int i = index(s);
    return before.get(i) + panels.get(i).integral(s);
  }

  /** dL/ds as interpolated. */
  double density(double s) {
    return panels.get(index(s)).density(s);
  }

  /** A bound of the error of {@link #loss}. */
  double bound(double s) {
    int i = index(s);
    IntegrationPanel panel = panels.get(i);
    return bounds.get(i) + panelBound(i) + Math.ulp(s) * panel.largest();
  }

  /** Makes L 0 at s, and sums what the panels hold from there on, so that no digits cancel. */
  void countFrom(double s) {
    int i = index(s);
    count(i, -panels.get(i).integral(s), Math.ulp(s) * panels.get(i).largest());
  }

  /** Makes L another number at the first edge. */
  void beginAt(double value, double boundThere) {
    count(0, value, boundThere);
  }

  /** Makes L another number at the last edge. */
  void endAt(double value, double boundThere) {
    int last = panels.size() - 1;
    count(last, value - whole(last), boundThere + panelBound(last));
  }

  private void count(int from, double value, double boundThere) {
    before.set(from, value);
    bounds.set(from, boundThere);
    for (int i = from + 1; i < panels.size(); i++) {
      before.set(i, before.get(i - 1) + whole(i - 1));
      bounds.set(i, bounds.get(i - 1) + panelBound(i - 1) + jumps.get(i));
    }
    for (int i = from - 1; i >= 0; i--) {
      before.set(i, before.get(i + 1) - whole(i));
      bounds.set(i, bounds.get(i + 1) + panelBound(i) + jumps.get(i + 1));
    }
    int last = panels.size() - 1;
    loss = before.get(last) + whole(last);
    bound = bounds.get(last) + panelBound(last);
  }

  private double whole(int i) {
    return panels.get(i).integral(panels.get(i).end());
  }

  /** L at the first edge. */
  double first() {
    return before.get(0);
  }

  /** The error bound at the first edge. */
  double firstBound() {
    return bounds.get(0);
  }

  private int index(double s) {
    int found = Arrays.binarySearch(begins, s);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  double begin() {
    return panels.get(0).begin();
  }

  double end() {
    return panels.get(panels.size() - 1).end();
  }

  /** L at the last edge. */
  double total() {
    return loss;
  }

  /** The error bound at the last edge. */
  double totalBound() {
    return bound;
  }

  /** The integral of |dL/ds|. */
  double absolute() {
    return absolute;
  }
}
