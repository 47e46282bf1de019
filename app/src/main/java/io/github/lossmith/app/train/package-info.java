/** The place Train: launch, watch, steer and compare runs. */
@NullMarked
package io.github.lossmith.app.train;

import org.jspecify.annotations.NullMarked;
