package io.github.lossmith.trainer.statistics;

import java.util.SplittableRandom;

/**
 * The exact sign-flip (permutation) test of paired differences (Fisher 1935): if both of a pair are
 * drawn from one distribution, each difference is as likely to have the other sign. It assumes no
 * normal distribution. With n pairs its p value is a multiple of 1 / 2^n and, as it is two-sided,
 * at least 2 / 2^n: 0.25 for 3, 0.0625 for 5, 0.002 for 10.
 */
public final class PairedSignFlip {
  /**
   * Most pairs whose signs are enumerated; with more they are drawn: 2^16 sums are added up in some
   * milliseconds.
   */
  static final int MOST_ENUMERATED = 16;

  /** Signs drawn: p = 0.05 has a standard error of 0.0007 then. */
  static final int DRAWS = 100_000;

  /** Fixed, so that the same runs give the same p value. */
  private static final long SEED = 2020;

  /** Sums that differ by less than this part of the sum of all |d| are equal but for rounding. */
  private static final double ROUNDING = 1e-12;

  private PairedSignFlip() {}

  /**
   * The two-sided p value, in (0, 1]: the part of all assignments of signs whose mean is at least
   * as far from 0 as that of the differences. Above {@link #MOST_ENUMERATED} pairs the assignments
   * are drawn, and the observed one is counted among them (Phipson and Smyth 2010), so that p is
   * never 0.
   *
   * @param differences finite, at least one
   */
  public static double probability(double... differences) {
    double size = 0;
    double sum = 0;
    for (double difference : differences) {
      size += Math.abs(difference);
      sum += difference;
    }
    double limit = Math.abs(sum) - ROUNDING * size;
    return differences.length <= MOST_ENUMERATED
        ? enumerated(differences, limit)
        : drawn(differences, limit);
  }

  private static double enumerated(double[] differences, double limit) {
    int all = 1 << differences.length;
    int extreme = 0;
    for (int signs = 0; signs < all; signs++) {
      if (Math.abs(sum(differences, signs)) >= limit) {
        extreme++;
      }
    }
    return extreme / (double) all;
  }

  private static double sum(double[] differences, int signs) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static double drawn(double[] differences, double limit) {
    SplittableRandom random = new SplittableRandom(SEED);
    int extreme = 1;
    for (int i = 0; i < DRAWS; i++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      if (Math.abs(sum) >= limit) {
        extreme++;
      }
    }
    return extreme / (DRAWS + 1.0);
  }
}
