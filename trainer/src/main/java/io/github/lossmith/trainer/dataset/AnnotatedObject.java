package io.github.lossmith.trainer.dataset;

import io.github.lossmith.trainer.box.Box;

/**
 * An object as an annotation file writes it, good or bad.
 *
 * @param name of its class
 * @param box in pixels; corners that are missing or no numbers are NaN
 * @param difficult marked as hard to recognise
 * @param truncated marked as reaching beyond the image or hidden in part
 */
public record AnnotatedObject(String name, Box box, boolean difficult, boolean truncated) {}
