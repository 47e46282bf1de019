/** What makes a run directory ready for an engine, or says why it must not be touched. */
@NullMarked
package io.github.lossmith.trainer.preparation;

import org.jspecify.annotations.NullMarked;
