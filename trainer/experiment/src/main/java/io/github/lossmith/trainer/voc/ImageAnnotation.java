package io.github.lossmith.trainer.voc;

import java.util.List;

/**
 * An annotation file.
 *
 * @param id of the image
 * @param width as written, 0 if it is missing or no number
 * @param height as written, 0 if it is missing or no number
 * @param objects in the order of the file
 */
public record ImageAnnotation(String id, int width, int height, List<AnnotatedObject> objects) {
  public ImageAnnotation {
    objects = List.copyOf(objects);
  }
}
