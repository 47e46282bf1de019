package io.github.lossmith.plotting.layout;

/** A rectangle; y grows downwards. */
public record LayoutBox(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  /** Whether a point lies inside or on the edge. */
  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }

  /** Larger on all four sides. */
  public LayoutBox grown(double by) {
    return new LayoutBox(x - by, y - by, width + 2 * by, height + 2 * by);
  }
}
