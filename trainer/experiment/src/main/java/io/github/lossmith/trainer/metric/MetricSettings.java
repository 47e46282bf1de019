package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.box.BoxConvention;

/**
 * The definition of average precision.
 *
 * @param overlap a detection finds an object when their IoU is at least this, in (0, 1]
 * @param interpolation how the curve is read
 * @param convention what the corners of boxes mean
 */
public record MetricSettings(
    double overlap, Interpolation interpolation, BoxConvention convention) {
  /** The settings of VOC2007: IoU 0.5, 11 points, inclusive pixels. */
  public static final MetricSettings VOC2007 =
      new MetricSettings(0.5, Interpolation.ELEVEN_POINT, BoxConvention.INCLUSIVE_PIXELS);
}
