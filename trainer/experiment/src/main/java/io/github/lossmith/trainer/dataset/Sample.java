package io.github.lossmith.trainer.dataset;

import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.image.ExifOrientation;
import java.nio.file.Path;
import java.util.List;

/**
 * An image of a data set with the objects on it.
 *
 * @param id its name in the split, a plain file name without extension
 * @param image the image file
 * @param turn how the picture is turned when it is read
 * @param width of the image after the turn, pixels
 * @param height of the image after the turn, pixels
 * @param objects with proper boxes only; coordinates as the annotation writes them
 */
public record Sample(
    String id, Path image, ExifOrientation turn, int width, int height, List<LabelledBox> objects) {
  public Sample {
    objects = List.copyOf(objects);
  }

  /** The objects that are trained on: all but the difficult ones. */
  public List<LabelledBox> trainable() {
    return objects.stream().filter(object -> !object.difficult()).toList();
  }
}
