/** The interface through which the place Train uses Design and Imbalance. */
@NullMarked
package io.github.lossmith.app.train.handover;

import org.jspecify.annotations.NullMarked;
