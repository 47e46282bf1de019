/** Are losses told apart by their seeds? Runs, paired differences, and the verdict on them. */
@NullMarked
package io.github.lossmith.trainer.comparison;

import org.jspecify.annotations.NullMarked;
