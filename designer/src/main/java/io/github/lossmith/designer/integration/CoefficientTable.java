package io.github.lossmith.designer.integration;

import java.util.function.DoubleUnaryOperator;

/**
 * The coefficient and the loss for many floats: table look-ups, found by the bits of p, of 1 - p or
 * of u = -log p, so that nothing cancels near p = 1 nor near p = 0.
 *
 * <p>The relative error is at most 1e-6 (mostly below 3e-7) for p from the smallest float to 1, and
 * for u from the smallest float to 1024. Exceptions: the one cell that holds a kink or a jump, no
 * wider than p/1024, (1-p)/1024 or u/1024, where the table is a cubic across it; the neighbourhood
 * of a zero inside (0, 1), where the error is small against the values around; and results that are
 * no normal floats. Results beyond the range of floats are infinite, as g(p) = -1/p is for p &lt;
 * 3e-39: trainers do better with p·g(p). Where L is infinite at p = 1, L and p·g(p) are there as at
 * 1 - p = 2^-44.
 *
 * <p>Immutable and thread-safe.
 */
public final class CoefficientTable {
  /** Exponents of 2: the smallest float is 2^-149. */
  private static final int SMALLEST_P = -149;

  /** The spacing of floats below 1, the smallest 1 - p that a float p can have. */
  private static final int SMALLEST_X = -24;

  private static final int SMALLEST_U = -149;

  /** e^-1024 is less than any double. */
  private static final int LARGEST_U = 10;

  /**
   * u = -log p that stands for p = 1 where L is infinite there, so that a training meets finite
   * numbers: the panels of the integral begin here.
   */
  private static final double AT_ONE = OneEndIntegral.BEGIN;

  /** Of p·g(p), which such a pole lets exceed every float; a cubic through this stays finite. */
  private static final double LARGEST_POLE = 0x1p120;

  private static final float U_END = 1 << LARGEST_U;

  private final boolean pole;
  private final OctaveTable coefficientByP;
  private final OctaveTable coefficientByX;
  private final OctaveTable lossByP;
  private final OctaveTable lossByX;
  private final OctaveTable weightedByU;
  private final OctaveTable lossByU;
  private final float coefficientAtOne;
  private final float weightedAtOne;
  private final float lossAtOne;

  private CoefficientTable(LossCurve curve) {
    pole = spread(curve::coefficient) > spread(curve::weighted);
    coefficientByP = new OctaveTable(pole ? curve::weighted : curve::coefficient, SMALLEST_P, -1);
    coefficientByX = new OctaveTable(x -> curve.coefficient(1 - x), SMALLEST_X, -1);
    lossByP = new OctaveTable(curve::loss, SMALLEST_P, -1);
    lossByX = new OctaveTable(x -> curve.loss(1 - x), SMALLEST_X, -1);
    boolean infinite = curve.zeroInside().isPresent();
    weightedByU =
        new OctaveTable(
            infinite ? u -> Math.min(curve.weightedAt(u), LARGEST_POLE) : curve::weightedAt,
            SMALLEST_U,
            LARGEST_U);
    lossByU = new OctaveTable(curve::lossAt, SMALLEST_U, LARGEST_U);
    coefficientAtOne = (float) curve.coefficient(1);
    weightedAtOne = infinite ? (float) curve.weightedAt(AT_ONE) : coefficientAtOne;
    lossAtOne = infinite ? (float) curve.lossAt(AT_ONE) : 0;
  }

  /** How far apart the sizes of values for small and for middling p are; 0 to infinity. */
  private static double spread(DoubleUnaryOperator f) {
    // 1/p differs by a factor of e^91 between these, a g without a pole by little, and p·g vice
    // versa.
    double spread = Math.abs(Math.log(Math.abs(f.applyAsDouble(1e-40) / f.applyAsDouble(0.3))));
    return Double.isNaN(spread) ? Double.POSITIVE_INFINITY : spread;
  }

  /** Tabulates a curve; this takes some milliseconds. */
  public static CoefficientTable of(LossCurve curve) {
    return new CoefficientTable(curve);
  }

  /**
   * g(p) for every element.
   *
   * @param p values in (0, 1]; what is less is read as the smallest float, what is more as 1; NaN
   *     stays NaN
   * @param out at least as long as {@code p}; may be {@code p} itself
   */
  public void coefficient(float[] p, float[] out) {
    for (int i = 0; i < p.length; i++) {
      out[i] = coefficient(p[i]);
    }
  }

  /** g(p), as {@link #coefficient(float[], float[])}. */
  public float coefficient(float p) {
    if (p >= 0.5f) {
      return p < 1 ? coefficientByX.at(1 - p) : coefficientAtOne;
    }
    if (p >= Float.MIN_NORMAL) {
      float value = coefficientByP.at(p);
      return pole ? value / p : value;
    }
    return Float.isNaN(p) ? p : coefficientOfTiny(Math.max(p, Float.MIN_VALUE));
  }

  private float coefficientOfTiny(float p) {
    float value = coefficientByP.atScaledDown(p * 0x1p32f);
    return pole ? value / p : value;
  }

  /**
   * L(p) for every element.
   *
   * @param p values in (0, 1]; what is less is read as the smallest float, what is more as 1; NaN
   *     stays NaN
   * @param out at least as long as {@code p}; may be {@code p} itself
   */
  public void loss(float[] p, float[] out) {
    for (int i = 0; i < p.length; i++) {
      out[i] = loss(p[i]);
    }
  }

  /** L(p), as {@link #loss(float[], float[])}. */
  public float loss(float p) {
    if (p >= 0.5f) {
      return p < 1 ? lossByX.at(1 - p) : lossAtOne;
    }
    if (p >= Float.MIN_NORMAL) {
      return lossByP.at(p);
    }
    float tiny = Math.max(p, Float.MIN_VALUE);
    return Float.isNaN(p) ? p : lossByP.atScaledDown(tiny * 0x1p32f);
  }

  /**
   * p·g(p) at u = -log p, which a trainer has from log-softmax where p itself may underflow.
   *
   * @param u at least 0; smaller values count as 0, greater ones as 1024; NaN stays NaN
   */
  public float weightedAt(float u) {
    return u > 0 ? at(weightedByU, u) : orNaN(u, weightedAtOne);
  }

  /**
   * L at u = -log p.
   *
   * @param u at least 0; what is less is read as 0, what is above 1024 as 1024; NaN stays NaN
   */
  public float lossAt(float u) {
    return u > 0 ? at(lossByU, u) : orNaN(u, lossAtOne);
  }

  private static float orNaN(float argument, float value) {
    return Float.isNaN(argument) ? argument : value;
  }

  private static float at(OctaveTable table, float u) {
    return u >= Float.MIN_NORMAL ? table.at(Math.min(u, U_END)) : table.atScaledDown(u * 0x1p32f);
  }
}
