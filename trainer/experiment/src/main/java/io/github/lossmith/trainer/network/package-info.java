/** The layers of the detector, as data: MobileNetV2 SSD-Lite, and the small trunk. */
@NullMarked
package io.github.lossmith.trainer.network;

import org.jspecify.annotations.NullMarked;
