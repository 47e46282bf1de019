package io.github.lossmith.trainer.dataset;

import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.List;

/**
 * An augmentation of an image, as drawn by {@link Augmenter}.
 *
 * @param mirrored left and right exchanged
 * @param upsideDown top and bottom exchanged
 * @param contrast factor of the distance from the mean brightness of the image
 * @param brightness added to all values, of [0, 1]
 * @param noise standard deviation of the Gaussian noise, of values in [0, 1]
 * @param noiseSeed which noise
 */
public record ImageAugmentation(
    boolean mirrored,
    boolean upsideDown,
    double contrast,
    double brightness,
    double noise,
    long noiseSeed) {
  /** The image as it is. */
  public static final ImageAugmentation PLAIN = new ImageAugmentation(false, false, 1, 0, 0, 0);

  /**
   * Changes the image in place; the values stay in [0, 1].
   *
   * @param image [side x side x 3] from {@code at}, values in [0, 1]
   */
  public void apply(float[] image, int at, int side) {
    if (mirrored || upsideDown) {
      PixelChange.flip(image, at, side, mirrored, upsideDown);
    }
    if (contrast != 1 || brightness != 0) {
      PixelChange.stretch(image, at, side * side * 3, (float) contrast, (float) brightness);
    }
    if (noise > 0) {
      PixelChange.addNoise(image, at, side * side * 3, (float) noise, noiseSeed);
    }
  }

  /** The box in the view, for an image of that size. */
  public ObjectBox apply(ObjectBox box, double width, double height) {
    double left = mirrored ? width - box.xmax() : box.xmin();
    double right = mirrored ? width - box.xmin() : box.xmax();
    double top = upsideDown ? height - box.ymax() : box.ymin();
    double bottom = upsideDown ? height - box.ymin() : box.ymax();
    return new ObjectBox(left, top, right, bottom);
  }

  /** The objects of an image of that size, moved. */
  public List<LabelledBox> apply(List<LabelledBox> objects, double width, double height) {
    return objects.stream()
        .map(o -> new LabelledBox(o.label(), apply(o.box(), width, height), o.difficult()))
        .toList();
  }
}
