/** Figures in the window: the JavaFX canvas, cursor, zoom and pan. */
@NullMarked
package io.github.lossmith.plotting.view;

import org.jspecify.annotations.NullMarked;
