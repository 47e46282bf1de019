/** The tasks of a sweep as jobs of a scheduler. */
@NullMarked
package io.github.lossmith.app.scheduler;

import org.jspecify.annotations.NullMarked;
