package io.github.lossmith.designer.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether a loss is proper: with two classes its expected value is stationary at the true
 * probability exactly if p·g(p) = (1-p)·g(1-p), and least there if g is nowhere positive.
 */
final class Symmetry {
  /** Even steps of 1/64 from there on: 1 - p is exact. With 128 the same losses are proper. */
  private static final int STEPS = 64;

  /** Octaves from 1/64 down to 2^-40, of which 1 - p keeps 13 binary digits. */
  private static final int HALVINGS = 40;

  /**
   * Relative to the greater value; 1e-12 finds the same losses proper, 1e-6 one more, whose waves
   * are 1e-7 high.
   */
  private static final double EXACT = 1e-9;

  /** Values of p for the sentence that says where the symmetry fails. */
  private static final double[] READABLE = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45};

  private final RoundedCoefficient g;
  private final double[] p = places();

  private Symmetry(RoundedCoefficient g) {
    this.g = g;
  }

  static PropertyFinding of(RoundedCoefficient g, List<Interval> positive) {
    Symmetry symmetry = new Symmetry(g);
    if (!symmetry.isKnown()) {
      return PropertyFinding.unknown(CoefficientProperty.PROPER);
    }
    List<Interval> broken = symmetry.broken();
    if (!broken.isEmpty()) {
      return symmetry.fails(broken);
    }
    return positive.isEmpty()
        ? PropertyFinding.holds(CoefficientProperty.PROPER, "proper.holds")
        : PropertyFinding.fails(
            CoefficientProperty.PROPER,
            positive,
            "proper.wrongWay",
            ReportNumbers.intervals(positive));
  }

  private boolean isKnown() {
    for (double place : p) {
      if (g.weighted(place).isMissing() || g.weighted(1 - place).isMissing()) {
        return false;
      }
    }
    return Arrays.stream(READABLE).noneMatch(place -> error(place) > EXACT * size(place));
  }

  /** Values of p from 2^-40 to below 1/2, such that 1 - p is exact. */
  private static double[] places() {
    double[] places = new double[HALVINGS - 6 + STEPS / 2 - 1];
    for (int i = 0; i < places.length; i++) {
      int power = HALVINGS - i;
      places[i] = power > 6 ? Math.scalb(1.0, -power) : (i - HALVINGS + 7) / (double) STEPS;
    }
    return places;
  }

  /** The intervals where the two sides differ, on both sides of 1/2. */
  private List<Interval> broken() {
    List<Interval> left = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= p.length; i++) {
      boolean differs = i < p.length && !(difference(p[i]) <= EXACT);
      if (differs && begin < 0) {
        begin = i;
      } else if (!differs && begin >= 0) {
        double from = begin == 0 ? 0 : p[begin - 1];
        left.add(new Interval(from, i == p.length ? 0.5 : p[i]));
        begin = -1;
      }
    }
    return mirrored(left);
  }

  private static List<Interval> mirrored(List<Interval> left) {
    List<Interval> both = new ArrayList<>(left);
    for (int i = left.size() - 1; i >= 0; i--) {
      Interval one = left.get(i);
      if (one.to() == 0.5) {
        both.set(i, new Interval(one.from(), 1 - one.from()));
      } else {
        both.add(new Interval(1 - one.to(), 1 - one.from()));
      }
    }
    return both;
  }

  private PropertyFinding fails(List<Interval> broken) {
    double place = worst(READABLE, this::distance);
    double shown = difference(place) > EXACT ? place : worst(p, this::difference);
    return PropertyFinding.fails(
        CoefficientProperty.PROPER,
        broken,
        "proper.fails",
        ReportNumbers.number(shown),
        ReportNumbers.number(g.weighted(shown).value()),
        ReportNumbers.number(1 - shown),
        ReportNumbers.number(g.weighted(1 - shown).value()));
  }

  private static double worst(double[] places, DoubleUnaryOperator measure) {
    double worst = places[0];
    for (double place : places) {
      if (measure.applyAsDouble(place) > measure.applyAsDouble(worst)) {
        worst = place;
      }
    }
    return worst;
  }

  private double distance(double place) {
    return Math.abs(g.weighted(place).value() - g.weighted(1 - place).value());
  }

  private double size(double place) {
    return Math.max(Math.abs(g.weighted(place).value()), Math.abs(g.weighted(1 - place).value()));
  }

  private double error(double place) {
    return g.weighted(place).error() + g.weighted(1 - place).error();
  }

  /** Relative to the greater side, beyond what rounding explains. */
  private double difference(double place) {
    double size = size(place);
    double known = distance(place) - error(place);
    return size == 0 || !(known > 0) ? 0 : known / size;
  }
}
