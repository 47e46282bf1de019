package io.github.lossmith.designer.integration;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of positive floats, tabulated by the bits of the float: each octave [2^k, 2^(k+1)) is
 * cut into as many equal cells as a cubic in every cell needs, so that small arguments are met with
 * the same relative precision as large ones.
 */
final class OctaveTable {
  /** IEEE 754 binary32: 23 bits of mantissa, an exponent with a bias of 127. */
  private static final int MANTISSA_BITS = 23;

  private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
  private static final int BIAS = 127;

  private final int firstExponent;
  private final int[] offset;
  private final int[] shift;
  private final float[] step;
  private final float[] cubics;

  /**
   * Tabulates {@code f} from 2^lowest to 2^highest, both included.
   *
   * @param lowest at least -149
   * @param highest at most 127
   */
  OctaveTable(DoubleUnaryOperator f, int lowest, int highest) {
    int octaves = highest - lowest + 1;
    firstExponent = lowest + BIAS;
    offset = new int[octaves];
    shift = new int[octaves];
    step = new float[octaves];
    CubicCells cells = new CubicCells(f);
    for (int i = 0; i < octaves; i++) {
      offset[i] = cells.count();
      int bits = i == octaves - 1 ? cells.addPoint(highest) : cells.addOctave(lowest + i);
      shift[i] = MANTISSA_BITS - bits;
      step[i] = Math.scalb(1f, -shift[i]);
    }
    cubics = cells.toFloats();
  }

  /**
   * f(v).
   *
   * @param v a normal float within the table
   */
  float at(float v) {
    int bits = Float.floatToRawIntBits(v);
    return at((bits >>> MANTISSA_BITS) - firstExponent, bits & MANTISSA);
  }

  /** f(v·2^-32), for arguments that are no normal floats. */
  float atScaledDown(float v) {
    int bits = Float.floatToRawIntBits(v);
    return at((bits >>> MANTISSA_BITS) - 32 - firstExponent, bits & MANTISSA);
  }

  private float at(int octave, int mantissa) {
    int bits = shift[octave];
    float t = (mantissa & ((1 << bits) - 1)) * step[octave];
    int cell = 4 * (offset[octave] + (mantissa >>> bits));
    float[] c = cubics;
    return c[cell] + t * (c[cell + 1] + t * (c[cell + 2] + t * c[cell + 3]));
  }
}
