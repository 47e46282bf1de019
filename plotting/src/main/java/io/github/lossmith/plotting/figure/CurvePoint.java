package io.github.lossmith.plotting.figure;

/** A point in the units of a panel's axes. */
public record CurvePoint(double x, double y) {}
