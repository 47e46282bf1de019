/**
 * An experiment as a PyTorch program of one file, that a user exports, or that the engine of
 * PyTorch runs.
 */
@NullMarked
package io.github.lossmith.trainer.program;

import org.jspecify.annotations.NullMarked;
