/** Pictures from files: decoded, turned upright, resized. */
@NullMarked
package io.github.lossmith.trainer.image;

import org.jspecify.annotations.NullMarked;
