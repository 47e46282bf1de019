/** Scale coefficients drawn by hand: knots, the monotone cubic between them, strokes. */
@NullMarked
package io.github.lossmith.designer.drawing;

import org.jspecify.annotations.NullMarked;
