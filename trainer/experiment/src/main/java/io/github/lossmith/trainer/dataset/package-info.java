/** Images and the objects on them: Pascal VOC folders, splits, augmentation. */
@NullMarked
package io.github.lossmith.trainer.dataset;

import org.jspecify.annotations.NullMarked;
