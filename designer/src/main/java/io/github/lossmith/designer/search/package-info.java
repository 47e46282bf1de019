/** The space of coefficients that a search goes through, and the points that it looks at. */
@NullMarked
package io.github.lossmith.designer.search;

import org.jspecify.annotations.NullMarked;
