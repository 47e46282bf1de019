/** MobileNetV2 SSD-Lite and the small trunk of the quick experiment, in DL4J. */
@NullMarked
package io.github.lossmith.trainer.detector;

import org.jspecify.annotations.NullMarked;
