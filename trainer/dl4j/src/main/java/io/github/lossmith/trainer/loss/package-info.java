/** Losses made from a scale coefficient, as DL4J loss functions. */
@NullMarked
package io.github.lossmith.trainer.loss;

import org.jspecify.annotations.NullMarked;
