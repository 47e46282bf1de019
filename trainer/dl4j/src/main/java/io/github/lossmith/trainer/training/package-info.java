/** The training run: its process, its loop, its checkpoints. */
@NullMarked
package io.github.lossmith.trainer.training;

import org.jspecify.annotations.NullMarked;
