/** Trainings as the command line follows them: one, or the seeds of a group one after another. */
@NullMarked
package io.github.lossmith.app.command.training;

import org.jspecify.annotations.NullMarked;
