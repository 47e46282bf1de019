package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.metric.MeanAveragePrecision;
import io.github.lossmith.trainer.prior.AnchorSamples;
import java.util.List;

/**
 * The result of the detector on the test images.
 *
 * @param eleven 11-point average precision
 * @param all all-point average precision
 * @param probabilities p_t of all anchors of the test images
 * @param anchors some of each bin
 * @param detections image by image, boxes in pixels
 */
record DetectorEvaluation(
    MeanAveragePrecision eleven,
    MeanAveragePrecision all,
    ProbabilityHistogram probabilities,
    AnchorSamples anchors,
    List<List<Detection>> detections) {
  DetectorEvaluation {
    detections = List.copyOf(detections);
  }
}
