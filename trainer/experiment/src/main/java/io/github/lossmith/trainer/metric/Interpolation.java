package io.github.lossmith.trainer.metric;

/** How average precision is computed from a precision-recall curve. */
public enum Interpolation {
  /**
   * VOC2007: the mean, over recall 0, 0.1, …, 1, of the best precision at that recall or more. The
   * recalls are the products k·0.1 in double precision, as in the evaluators written in Python: a
   * recall of exactly 3/10 is below 3·0.1.
   */
  ELEVEN_POINT {
    @Override
    double area(double[] recall, double[] envelope) {
      double sum = 0;
      int at = 0;
      for (int step = 0; step <= 10; step++) {
        double threshold = step * 0.1;
        while (at < recall.length && recall[at] < threshold) {
          at++;
        }
        sum += at < recall.length ? envelope[at] : 0;
      }
      return sum / 11;
    }
  },
  /** VOC2010 and later: the area under the precision made monotone. */
  ALL_POINT {
    @Override
    double area(double[] recall, double[] envelope) {
      double sum = 0;
      double before = 0;
      for (int i = 0; i < recall.length; i++) {
        sum += (recall[i] - before) * envelope[i];
        before = recall[i];
      }
      return sum;
    }
  };

  /**
   * Average precision, in [0, 1].
   *
   * @param recall after each detection in falling order of score; never falls
   * @param precision at the same detections
   */
  public double average(double[] recall, double[] precision) {
    double[] envelope = precision.clone();
    for (int i = envelope.length - 2; i >= 0; i--) {
      envelope[i] = Math.max(envelope[i], envelope[i + 1]);
    }
    return area(recall, envelope);
  }

  abstract double area(double[] recall, double[] envelope);
}
