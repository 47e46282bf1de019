package io.github.lossmith.app.gpu;

/**
 * How many images of the paper's batch fit on a card at once.
 *
 * @param images at once, 0 if not even one
 * @param parts into which the batch is cut; 1: it fits whole
 */
public record BatchFit(int images, int parts) {
  /** The paper's batch. */
  public static final int WANTED = 128;

  /** Context, cuDNN's workspace, weights and Adam's moments of MobileNetV2 1.0. */
  private static final long BASE_MIB = 1300;

  /**
   * Outputs and gradients of a fine-tuned MobileNetV2 1.0 at 300 x 300; an estimate, unmeasured.
   */
  private static final long IMAGE_MIB = 150;

  /** For so much free memory; the parts are as even as can be. */
  public static BatchFit of(long freeMib) {
    int most = (int) Math.min(WANTED, Math.max(0, (freeMib - BASE_MIB) / IMAGE_MIB));
    if (most == 0) {
      return new BatchFit(0, 0);
    }
    int parts = (WANTED + most - 1) / most;
    return new BatchFit((WANTED + parts - 1) / parts, parts);
  }
}
