/** What is asked of a training run, as records with a JSON file form. */
@NullMarked
package io.github.lossmith.trainer.experiment;

import org.jspecify.annotations.NullMarked;
