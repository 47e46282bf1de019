/** The layout of a figure: geometry as numbers, before anything is drawn. */
@NullMarked
package io.github.lossmith.plotting.layout;

import org.jspecify.annotations.NullMarked;
