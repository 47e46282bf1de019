package io.github.lossmith.app.settings;

/**
 * The position of the window.
 *
 * @param x of the left edge, in pixels of the desktop
 * @param y of the upper edge
 * @param width in pixels
 * @param height in pixels
 * @param maximized true where the window filled the screen; the other values are those it returns
 *     to
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
