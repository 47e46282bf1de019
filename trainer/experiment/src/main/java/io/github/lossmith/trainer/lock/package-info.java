/** Who may write a folder that several machines share, and whether it still lives. */
@NullMarked
package io.github.lossmith.trainer.lock;

import org.jspecify.annotations.NullMarked;
