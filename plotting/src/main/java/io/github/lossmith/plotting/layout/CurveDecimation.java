package io.github.lossmith.plotting.layout;

/**
 * Thins out the points of a curve to the first, lowest, highest and last of each column, in their
 * order, which covers the same columns to the same heights.
 */
final class CurveDecimation {
  private final double column;
  private final Sink sink;
  private boolean empty = true;
  private double place;
  private double firstX;
  private double firstY;
  private double lowX;
  private double lowY;
  private double highX;
  private double highY;
  private double lastX;
  private double lastY;
  private boolean lowCameFirst;

  /** Receives the points. */
  interface Sink {
    void point(double x, double y);
  }

  CurveDecimation(double column, Sink sink) {
    this.column = column;
    this.sink = sink;
  }

  void add(double x, double y) {
    double here = Math.floor(x / column);
    if (empty || here != place) {
      flush();
      start(here, x, y);
    } else if (y < lowY) {
      lowX = x;
      lowY = y;
      lowCameFirst = false;
    } else if (y > highY) {
      highX = x;
      highY = y;
      lowCameFirst = true;
    }
    lastX = x;
    lastY = y;
  }

  private void start(double here, double x, double y) {
    empty = false;
    place = here;
    firstX = x;
    firstY = y;
    lowX = x;
    lowY = y;
    highX = x;
    highY = y;
  }

  /** Emits the last column; the next point starts another. */
  void flush() {
    if (empty) {
      return;
    }
    empty = true;
    sink.point(firstX, firstY);
    if (lowCameFirst) {
      inner(lowX, lowY);
      inner(highX, highY);
    } else {
      inner(highX, highY);
      inner(lowX, lowY);
    }
    if (lastX != firstX || lastY != firstY) {
      sink.point(lastX, lastY);
    }
  }

  /** An extreme, unless it is the first or the last point. */
  private void inner(double x, double y) {
    boolean first = x == firstX && y == firstY;
    boolean last = x == lastX && y == lastY;
    if (!first && !last) {
      sink.point(x, y);
    }
  }
}
