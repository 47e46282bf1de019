/** DL4J's native side: what is loaded, and whether it is as fast as it can be. */
@NullMarked
package io.github.lossmith.trainer.backend;

import org.jspecify.annotations.NullMarked;
