/** Images and the objects on them, as a training sees them: data sets, samples, augmentation. */
@NullMarked
package io.github.lossmith.trainer.dataset;

import org.jspecify.annotations.NullMarked;
