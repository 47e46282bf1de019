/** Boxes in images: where an object is, and where a detector says that one is. */
@NullMarked
package io.github.lossmith.trainer.box;

import org.jspecify.annotations.NullMarked;
