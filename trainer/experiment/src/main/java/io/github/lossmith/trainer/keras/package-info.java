/** Pretrained weights of the trunk from files of Keras. */
@NullMarked
package io.github.lossmith.trainer.keras;

import org.jspecify.annotations.NullMarked;
