/** What a run has seen, as examples that a coefficient is fitted to. */
@NullMarked
package io.github.lossmith.trainer.fit;

import org.jspecify.annotations.NullMarked;
