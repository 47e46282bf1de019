/** Figures as immutable values: panels, axes, scales, ticks, curves, colours. */
@NullMarked
package io.github.lossmith.plotting.figure;

import org.jspecify.annotations.NullMarked;
