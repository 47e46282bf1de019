/** Images and what is on them: Pascal VOC folders, the generated data set, augmentation, pixels. */
@NullMarked
package io.github.lossmith.trainer.dataset;

import org.jspecify.annotations.NullMarked;
