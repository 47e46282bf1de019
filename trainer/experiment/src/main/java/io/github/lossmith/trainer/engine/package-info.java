/**
 * What trains an experiment, as the rest of the program sees it: an engine and the program share a
 * run directory and nothing else.
 */
@NullMarked
package io.github.lossmith.trainer.engine;

import org.jspecify.annotations.NullMarked;
