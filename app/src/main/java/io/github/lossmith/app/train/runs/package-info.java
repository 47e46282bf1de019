/** The list of runs, and what is done with one. */
@NullMarked
package io.github.lossmith.app.train.runs;

import org.jspecify.annotations.NullMarked;
