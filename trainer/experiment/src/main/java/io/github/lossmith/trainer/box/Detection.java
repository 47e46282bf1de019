package io.github.lossmith.trainer.box;

/**
 * An object that a detector reports.
 *
 * @param label number of its class, from 1
 * @param score the confidence; only the order of scores matters
 * @param box in the unit of the truth it is compared with
 */
public record Detection(int label, double score, ObjectBox box) {
  /** The same detection in other units: x times {@code horizontal}, y times {@code vertical}. */
  public Detection scaled(double horizontal, double vertical) {
    return new Detection(label, score, box.scaled(horizontal, vertical));
  }
}
