package io.github.lossmith.plotting.figure;

/** A point in the units of a panel's axes. */
public record Point(double x, double y) {}
