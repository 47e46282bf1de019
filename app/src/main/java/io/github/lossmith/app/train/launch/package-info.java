/** The launch form, and the run that it puts into the queue. */
@NullMarked
package io.github.lossmith.app.train.launch;

import org.jspecify.annotations.NullMarked;
