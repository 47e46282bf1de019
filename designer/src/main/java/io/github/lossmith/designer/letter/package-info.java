/** The letters of a formula, sought for what they do to its curves. */
@NullMarked
package io.github.lossmith.designer.letter;

import org.jspecify.annotations.NullMarked;
