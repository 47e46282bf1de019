/** The generated photographs of the quick experiment. */
@NullMarked
package io.github.lossmith.trainer.generated;

import org.jspecify.annotations.NullMarked;
