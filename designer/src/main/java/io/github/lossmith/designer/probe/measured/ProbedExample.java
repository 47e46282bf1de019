package io.github.lossmith.designer.probe.measured;

/**
 * An example of a batch.
 *
 * @param target its class; for a sigmoid 1 is an object and 0 background
 * @param s log(p/(1-p)) of its true side
 */
public record ProbedExample(int target, double s) {}
