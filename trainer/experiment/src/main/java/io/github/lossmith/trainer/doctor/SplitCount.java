package io.github.lossmith.trainer.doctor;

/**
 * A split.
 *
 * @param folder of the data set
 * @param name of the split
 * @param images in it
 * @param objects in it, with usable boxes
 */
public record SplitCount(String folder, String name, int images, int objects) {}
