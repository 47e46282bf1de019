package io.github.lossmith.trainer.doctor;

/**
 * How often a class stands in the annotations.
 *
 * @param name the class
 * @param images with an object of it
 * @param objects with a usable box
 * @param difficult of these, marked difficult
 * @param truncated of these, marked truncated
 * @param notReached of these, objects that no prior overlaps by 0.5 or more
 */
public record ClassCount(
    String name, int images, int objects, int difficult, int truncated, int notReached) {}
