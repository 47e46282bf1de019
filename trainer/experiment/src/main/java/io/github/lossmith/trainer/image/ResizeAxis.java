package io.github.lossmith.trainer.image;

/** The weights of one axis: output k is the weighted sum of {@code taps} inputs from first[k]. */
final class ResizeAxis {
  final int taps;
  final int[] first;
  final float[] weights;

  private ResizeAxis(int to, int taps) {
    this.taps = taps;
    this.first = new int[to];
    this.weights = new float[to * taps];
  }

  static ResizeAxis of(int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    int taps = Math.min(from, 2 * (int) Math.ceil(reach) + 1);
    ResizeAxis axis = new ResizeAxis(to, taps);
    for (int k = 0; k < to; k++) {
      double centre = (k + 0.5) * scale;
      int start = (int) Math.floor(centre - reach + 0.5);
      axis.first[k] = Math.max(0, Math.min(from - taps, start));
      axis.fill(k * taps, axis.first[k] + 0.5 - centre, reach);
    }
    return axis;
  }

  private void fill(int at, double start, double reach) {
    double sum = 0;
    for (int t = 0; t < taps; t++) {
      sum += triangle((start + t) / reach);
    }
    for (int t = 0; t < taps; t++) {
      weights[at + t] = (float) (triangle((start + t) / reach) / sum);
    }
  }

  private static double triangle(double distance) {
    return Math.max(0, 1 - Math.abs(distance));
  }
}
