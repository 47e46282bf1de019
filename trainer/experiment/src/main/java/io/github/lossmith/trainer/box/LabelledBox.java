package io.github.lossmith.trainer.box;

/**
 * An object on an image, as annotated.
 *
 * @param label number of its class, from 1; 0 is the background and does not occur here
 * @param box in pixels
 * @param difficult marked as hard to recognise: not trained on, and neither rewarded nor punished
 *     when it is found
 */
public record LabelledBox(int label, ObjectBox box, boolean difficult) {}
