package io.github.lossmith.trainer.metric;

import io.github.lossmith.trainer.box.Detection;

/**
 * A detection with its image.
 *
 * @param image index of the image, from 0
 */
public record ReportedBox(int image, Detection detection) {}
