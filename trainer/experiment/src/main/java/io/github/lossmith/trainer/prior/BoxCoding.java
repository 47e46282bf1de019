package io.github.lossmith.trainer.prior;

/**
 * The four numbers a detector learns for a box, relative to its prior: the shift of the centre in
 * prior sizes over 0.1, and the logarithm of the size ratio over 0.2.
 */
public final class BoxCoding {
  /** Divides the shifts of the centre. */
  public static final float CENTRE_VARIANCE = 0.1f;

  /** Divides the logarithms of the size. */
  public static final float SIZE_VARIANCE = 0.2f;

  private BoxCoding() {}

  /**
   * Codes one box.
   *
   * @param box corners as fractions of the image, four numbers from {@code boxAt}; width and height
   *     must be positive
   * @param priors the priors
   * @param prior number of the prior
   * @param out receives four numbers from {@code outAt}
   */
  public static void encode(
      float[] box, int boxAt, Priors priors, int prior, float[] out, int outAt) {
    float[] centred = priors.sharedCentred();
    for (int axis = 0; axis < 2; axis++) {
      float low = box[boxAt + axis];
      float high = box[boxAt + 2 + axis];
      float size = centred[4 * prior + 2 + axis];
      out[outAt + axis] = ((low + high) / 2 - centred[4 * prior + axis]) / size / CENTRE_VARIANCE;
      out[outAt + 2 + axis] = (float) Math.log((high - low) / size) / SIZE_VARIANCE;
    }
  }

  /**
   * Decodes a box for every prior.
   *
   * @param offsets the detector's output for one image, [priors x 4] from {@code at}
   * @param out receives [priors x 4] corners from {@code outAt}, clamped to the image, [0, 1]
   */
  public static void decode(float[] offsets, int at, Priors priors, float[] out, int outAt) {
    float[] centred = priors.sharedCentred();
    for (int i = 0; i < centred.length; i += 4) {
      for (int axis = 0; axis < 2; axis++) {
        float size = centred[i + 2 + axis];
        float centre = offsets[at + i + axis] * CENTRE_VARIANCE * size + centred[i + axis];
        float half = (float) Math.exp(offsets[at + i + 2 + axis] * SIZE_VARIANCE) * size / 2;
        out[outAt + i + axis] = unit(centre - half);
        out[outAt + i + 2 + axis] = unit(centre + half);
      }
    }
  }

  private static float unit(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
