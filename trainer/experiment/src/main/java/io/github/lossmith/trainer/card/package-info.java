/** The graphics cards of a machine, and what an engine would need to train on one. */
@NullMarked
package io.github.lossmith.trainer.card;

import org.jspecify.annotations.NullMarked;
