package io.github.lossmith.app.train.watch;

import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import java.util.Map;

/** Which mean average precision is shown. */
public enum MapMetric {
  /** Precision at 11 recalls, as in VOC2007. */
  ELEVEN_POINT,
  /** The area under the curve, as in VOC2010 and later. */
  ALL_POINT;

  public double of(Evaluation evaluation) {
    return this == ELEVEN_POINT ? evaluation.map11() : evaluation.mapAll();
  }

  /** The average precision by class name. */
  public Map<String, Double> perClass(Evaluation evaluation) {
    return this == ELEVEN_POINT ? evaluation.ap11() : evaluation.apAll();
  }
}
