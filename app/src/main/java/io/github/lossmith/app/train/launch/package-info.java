/** The launch form, and the run that it starts. */
@NullMarked
package io.github.lossmith.app.train.launch;

import org.jspecify.annotations.NullMarked;
