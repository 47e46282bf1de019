/** One evaluation of a run: p_t, where the gradient comes from, sample detections, anchors. */
@NullMarked
package io.github.lossmith.app.train.detail;

import org.jspecify.annotations.NullMarked;
