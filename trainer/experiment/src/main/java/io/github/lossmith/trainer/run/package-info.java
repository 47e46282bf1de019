/**
 * The run directory: the only interface between a training and those who watch it. Free of engine
 * libraries.
 */
@NullMarked
package io.github.lossmith.trainer.run;

import org.jspecify.annotations.NullMarked;
