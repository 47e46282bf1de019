package io.github.lossmith.trainer.box;

/** The colours of boxes in the pictures of detections, by class. */
public final class BoxColours {
  /** Okabe and Ito's palette, which colour-blind people can distinguish too. */
  private static final int[] COLOURS = {
    0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7
  };

  private BoxColours() {}

  /**
   * The colour of a class, red, green and blue in a byte each.
   *
   * @param label the number of the class, from 1 on
   */
  public static int of(int label) {
    return COLOURS[(label - 1) % COLOURS.length];
  }
}
