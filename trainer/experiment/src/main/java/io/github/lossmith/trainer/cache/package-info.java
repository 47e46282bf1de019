/** Folders of this machine's user that may be deleted at any time. */
@NullMarked
package io.github.lossmith.trainer.cache;

import org.jspecify.annotations.NullMarked;
