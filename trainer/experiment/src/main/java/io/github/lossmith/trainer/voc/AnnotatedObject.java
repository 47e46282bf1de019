package io.github.lossmith.trainer.voc;

import io.github.lossmith.trainer.box.ObjectBox;
import java.util.List;

/**
 * An object as an annotation file writes it, good or bad.
 *
 * @param name of its class
 * @param box in pixels; corners that are missing or no numbers are NaN
 * @param difficult marked as hard to recognise
 * @param truncated marked as reaching beyond the image or hidden in part
 * @param boxes how many boxes it has; the first counts
 * @param corners the four corners as written, shortened; "?" for those that are missing
 */
public record AnnotatedObject(
    String name,
    ObjectBox box,
    boolean difficult,
    boolean truncated,
    int boxes,
    List<String> corners) {
  public AnnotatedObject {
    corners = List.copyOf(corners);
  }
}
