/** What trains an experiment, seen from outside; the run directory is all that the two share. */
@NullMarked
package io.github.lossmith.trainer.engine;

import org.jspecify.annotations.NullMarked;
