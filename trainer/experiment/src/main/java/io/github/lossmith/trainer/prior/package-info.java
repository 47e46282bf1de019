/** The detector's default boxes: their layout, matching with objects, coding, suppression. */
@NullMarked
package io.github.lossmith.trainer.prior;

import org.jspecify.annotations.NullMarked;
