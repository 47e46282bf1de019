/** A coefficient solved for the examples that were seen: how much each tenth of p_t is to pull. */
@NullMarked
package io.github.lossmith.designer.fit;

import org.jspecify.annotations.NullMarked;
