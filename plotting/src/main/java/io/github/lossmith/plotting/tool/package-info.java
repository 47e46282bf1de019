/** Tools that draw a coefficient with the mouse, the pen or the keyboard. */
@NullMarked
package io.github.lossmith.plotting.tool;

import org.jspecify.annotations.NullMarked;
