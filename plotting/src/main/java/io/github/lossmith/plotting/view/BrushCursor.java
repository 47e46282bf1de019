package io.github.lossmith.plotting.view;

/** The circle that an eraser or a smoothing tool shows around the mouse, in logical pixels. */
public record BrushCursor(double x, double y, double radius) {}
