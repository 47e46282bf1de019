/** Puts what is left of a sweep into the queue of Slurm. */
@NullMarked
package io.github.lossmith.app.train.sweep.submit;

import org.jspecify.annotations.NullMarked;
