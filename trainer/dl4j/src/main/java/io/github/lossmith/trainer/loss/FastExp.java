package io.github.lossmith.trainer.loss;

/** e^x in single precision for x &lt;= 0. */
final class FastExp {
  /**
   * The constants of Cephes' expf (S. Moshier, netlib.org/cephes): log 2 in two parts, of which the
   * first times a small integer is exact.
   */
  private static final float LOG2_E = 1.442695f;

  private static final float LN2_HIGH = 0.6933594f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /** Below, e^x is no normal float. */
  private static final float LEAST = -87f;

  private FastExp() {}

  /**
   * e^x, relative error below 3e-7 (the polynomial of Cephes' expf); 0 below -87, NaN for NaN.
   *
   * @param x at most 0
   */
  static float of(float x) {
    if (x < LEAST) {
      return 0f;
    }
    int power = (int) (x * LOG2_E - 0.5f);
    float rest = x - power * LN2_HIGH - power * LN2_LOW;
    float sum = 0.00019875691f;
    sum = sum * rest + 0.0013981999f;
    sum = sum * rest + 0.008333452f;
    sum = sum * rest + 0.041665796f;
    sum = sum * rest + 0.16666666f;
    sum = sum * rest + 0.5f;
    return Float.intBitsToFloat((power + 127) << 23) * (sum * rest * rest + rest + 1f);
  }

  /**
   * log(1 + x), relative error below 1e-7.
   *
   * @param x at least 0
   */
  static float log1p(float x) {
    if (x < 1e-3f) {
      return x * (1f - x * (0.5f - x * (1f / 3)));
    }
    return (float) Math.log(1.0 + x);
  }
}
