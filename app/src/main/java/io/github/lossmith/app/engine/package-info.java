/** Which engine, device and Python a training is started with, for the window and the commands. */
@NullMarked
package io.github.lossmith.app.engine;

import org.jspecify.annotations.NullMarked;
