package io.github.lossmith.designer.integration;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Cubics through a function at 0, 1/3, 2/3 and 1 of every cell of an octave. */
final class CubicCells {
  /**
   * Four cells, with twelve checks, an octave, so that kinks are seen. With one cell smooth tables
   * are 40 % smaller, with sixteen three times as large.
   */
  private static final int FEWEST_BITS = 2;

  /**
   * The cell of a kink is 1/1024 of its octave; at 1/256 the error there is 3.5 times as large, at
   * 1/4096 a table is 14 % larger.
   */
  private static final int MOST_BITS = 10;

  /**
   * Interpolation error; with the rounding of floats, 6e-8, errors stay below 3e-7. At 1e-6 they
   * exceed the promised 1e-6.
   */
  private static final double ALLOWED = 2e-7;

  /** Values near the smallest float, 1.4e-45, need no relative precision. */
  private static final double NEGLIGIBLE = 1e-44;

  /** Midway between the points that the cubic passes through. */
  private static final double[] CHECKS = {1 / 6.0, 0.5, 5 / 6.0};

  private final DoubleUnaryOperator f;
  private float[] cubics = new float[4096];
  private int used;

  CubicCells(DoubleUnaryOperator f) {
    this.f = f;
  }

  /** The number of cells so far. */
  int count() {
    return used / 4;
  }

  /** All cubics, four numbers each, constant term first, for t in [0, 1). */
  float[] toFloats() {
    return Arrays.copyOf(cubics, used);
  }

  /** Adds one cell for the point 2^exponent and gives the base-2 logarithm of the cells' number. */
  int addPoint(int exponent) {
    append(new double[] {f.applyAsDouble(Math.scalb(1.0, exponent)), 0, 0, 0});
    return 0;
  }

  /** Adds the cells of an octave and gives the base-2 logarithm of their number. */
  int addOctave(int exponent) {
    int begin = used;
    for (int bits = FEWEST_BITS; ; bits++) {
      used = begin;
      double worst = tryOctave(Math.scalb(1.0, exponent), 1 << bits);
      if (worst <= ALLOWED || bits == MOST_BITS) {
        return bits;
      }
    }
  }

  /** Adds cells and gives the greatest relative error at the checks. */
  private double tryOctave(double begin, int cells) {
    double width = begin / cells;
    double worst = 0;
    double first = f.applyAsDouble(begin);
    for (int i = 0; i < cells; i++) {
      double from = begin + i * width;
      double last = f.applyAsDouble(from + width);
      double[] cubic = cubic(first, at(from, width, 1 / 3.0), at(from, width, 2 / 3.0), last);
      append(cubic);
      worst = Math.max(worst, miss(cubic, from, width));
      first = last;
    }
    return worst;
  }

  private double at(double from, double width, double t) {
    return f.applyAsDouble(from + width * t);
  }

  /** The coefficients of the cubic in t through the values at t = 0, 1/3, 2/3 and 1. */
  private static double[] cubic(double a, double b, double c, double d) {
    return new double[] {
      a,
      -5.5 * a + 9 * b - 4.5 * c + d,
      9 * a - 22.5 * b + 18 * c - 4.5 * d,
      -4.5 * a + 13.5 * b - 13.5 * c + 4.5 * d
    };
  }

  private double miss(double[] c, double from, double width) {
    double worst = 0;
    for (double t : CHECKS) {
      double exact = at(from, width, t);
      double cubic = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
      double size = Math.max(Math.abs(exact), NEGLIGIBLE);
      double miss = Math.abs(cubic - exact) / size;
      worst = Double.isNaN(miss) ? worst : Math.max(worst, miss);
    }
    return worst;
  }

  private void append(double[] cubic) {
    if (used + 4 > cubics.length) {
      cubics = Arrays.copyOf(cubics, 2 * cubics.length);
    }
    boolean finite = true;
    for (int i = 0; i < 4; i++) {
      cubics[used + i] = (float) cubic[i];
      finite &= Float.isFinite(cubics[used + i]);
    }
    if (!finite) {
      Arrays.fill(cubics, used, used + 4, 0);
      cubics[used] = (float) cubic[0];
    }
    used += 4;
  }
}
