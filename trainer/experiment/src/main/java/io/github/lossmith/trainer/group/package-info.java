/** An experiment that is trained under several seeds: a folder with a run for each of them. */
@NullMarked
package io.github.lossmith.trainer.group;

import org.jspecify.annotations.NullMarked;
