/** The program: the window and the command line. */
@NullMarked
package io.github.lossmith.app;

import org.jspecify.annotations.NullMarked;
