package io.github.lossmith.designer.drawing;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A scale coefficient drawn by hand: knots in increasing p, a monotone piecewise-cubic Hermite
 * interpolant between them (Fritsch &amp; Carlson, 1980), a chosen tail to the left of the first
 * knot, and the last knot's value to its right, up to p = 1. Immutable; every edit is a new
 * drawing.
 *
 * @param knots 2 to {@value #MOST_KNOTS} of them, in strictly increasing p
 * @param leftTail what happens to the left of the first knot
 * @param band between which values g is known to lie, where it was fitted to examples; in strictly
 *     increasing p, empty where nothing is known. It stays as it is when knots are edited
 */
public record Drawing(List<Knot> knots, LeftTail leftTail, List<KnotRange> band) {
  /** The most knots that a drawing may have. */
  public static final int MOST_KNOTS = 10_000;

  /** The most ranges that a band may have; a fit has a hundred. */
  public static final int MOST_RANGES = 1_000;

  /** Knots closer than this in p are one knot. */
  public static final double LEAST_GAP = 1e-12;

  /**
   * @throws IllegalArgumentException if there are fewer than 2 or more than {@value #MOST_KNOTS}
   *     knots, or if the band has more than {@value #MOST_RANGES} ranges, or if either does not
   *     increase in p by at least {@value #LEAST_GAP}
   */
  public Drawing {
    knots = List.copyOf(knots);
    band = List.copyOf(band);
    if (band.size() > MOST_RANGES) {
      throw new IllegalArgumentException("a band has at most " + MOST_RANGES + " ranges");
    }
    if (knots.size() < 2 || knots.size() > MOST_KNOTS) {
      throw new IllegalArgumentException("a drawing has 2 to " + MOST_KNOTS + " knots");
    }
    for (int i = 1; i < knots.size(); i++) {
      if (knots.get(i).p() - knots.get(i - 1).p() < LEAST_GAP) {
        throw new IllegalArgumentException("knots must increase in p: " + knots.get(i));
      }
    }
    for (int i = 1; i < band.size(); i++) {
      if (band.get(i).p() - band.get(i - 1).p() < LEAST_GAP) {
        throw new IllegalArgumentException("the band must increase in p: " + band.get(i));
      }
    }
  }

  /** A drawing without a band. */
  public Drawing(List<Knot> knots, LeftTail leftTail) {
    this(knots, leftTail, List.of());
  }

  /** The interpolant as a coefficient; its integral is exact piece by piece. */
  public ScaleCoefficient coefficient() {
    return new DrawnCoefficient(this);
  }

  /**
   * L(p) = -∫_p^1 g, exact but for rounding.
   *
   * @param p in (0, 1]
   */
  public double loss(double p) {
    return new DrawnCoefficient(this).loss(p);
  }

  /** The same knots with another left tail. */
  public Drawing with(LeftTail tail) {
    return new Drawing(knots, tail, band);
  }

  /** The drawing with a knot added; it replaces a knot at the same p. */
  public Drawing adding(Knot knot) {
    List<Knot> changed = new ArrayList<>(knots);
    changed.removeIf(other -> Math.abs(other.p() - knot.p()) < LEAST_GAP);
    changed.add(knot);
    changed.sort(Comparator.comparingDouble(Knot::p));
    return new Drawing(changed, leftTail, band);
  }

  /** The drawing without a knot; the same drawing if only two are left. */
  public Drawing removing(int index) {
    if (knots.size() == 2) {
      return this;
    }
    List<Knot> changed = new ArrayList<>(knots);
    changed.remove(index);
    return new Drawing(changed, leftTail, band);
  }

  /** The drawing with a knot moved; in p it stays between its neighbours. */
  public Drawing moving(int index, Knot target) {
    double least = index == 0 ? LEAST_GAP : knots.get(index - 1).p() + LEAST_GAP * 2;
    double most = index == knots.size() - 1 ? 1 : knots.get(index + 1).p() - LEAST_GAP * 2;
    List<Knot> changed = new ArrayList<>(knots);
    changed.set(index, new Knot(Math.min(Math.max(target.p(), least), most), target.g()));
    return new Drawing(changed, leftTail, band);
  }

  /**
   * The drawing with all knots in [from, to] replaced by others, as a pen stroke does.
   *
   * @param stroke knots in strictly increasing p within [from, to]; may be empty (an eraser)
   */
  public Drawing replacing(double from, double to, List<Knot> stroke) {
    List<Knot> changed = new ArrayList<>(knots);
    changed.removeIf(knot -> knot.p() >= from - LEAST_GAP && knot.p() <= to + LEAST_GAP);
    changed.addAll(stroke);
    changed.sort(Comparator.comparingDouble(Knot::p));
    return changed.size() < 2 ? this : new Drawing(changed, leftTail, band);
  }

  /**
   * The drawing with the inner knots in [from, to] moved half-way to the line between their
   * neighbours; a monotone drawing stays monotone.
   */
  public Drawing smoothing(double from, double to) {
    List<Knot> changed = new ArrayList<>(knots);
    for (int i = 1; i < knots.size() - 1; i++) {
      Knot knot = knots.get(i);
      if (knot.p() >= from && knot.p() <= to) {
        double line = line(knots.get(i - 1), knots.get(i + 1), knot.p());
        changed.set(i, new Knot(knot.p(), (knot.g() + line) / 2));
      }
    }
    return new Drawing(changed, leftTail, band);
  }

  private static double line(Knot left, Knot right, double p) {
    return left.g() + (p - left.p()) / (right.p() - left.p()) * (right.g() - left.g());
  }
}
