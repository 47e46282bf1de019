/** Work away from the screen: one interface, with a twin that runs on the caller's thread. */
@NullMarked
package io.github.lossmith.app.task;

import org.jspecify.annotations.NullMarked;
