package io.github.lossmith.trainer.metric;

/**
 * The average precision of one class.
 *
 * @param name the class
 * @param objects objects to find, the difficult ones not counted
 * @param detections all reported, those on difficult objects included
 * @param found objects found
 * @param averagePrecision in [0, 1]; NaN where there is no object to find
 */
public record ClassPrecision(
    String name, int objects, int detections, int found, double averagePrecision) {}
