/** An experiment as a PyTorch program of one file, for machines that DL4J cannot use. */
@NullMarked
package io.github.lossmith.trainer.script;

import org.jspecify.annotations.NullMarked;
