/** Average precision of detections, as the Pascal VOC devkit computes it. */
@NullMarked
package io.github.lossmith.trainer.metric;

import org.jspecify.annotations.NullMarked;
