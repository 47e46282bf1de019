/** The page of a sweep: its losses under its settings, and what is done with all its runs. */
@NullMarked
package io.github.lossmith.app.train.sweep;

import org.jspecify.annotations.NullMarked;
