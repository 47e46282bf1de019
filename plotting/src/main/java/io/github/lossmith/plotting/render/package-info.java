/** Figures on paper: SVG, PDF and PNG through one small drawing interface. */
@NullMarked
package io.github.lossmith.plotting.render;

import org.jspecify.annotations.NullMarked;
