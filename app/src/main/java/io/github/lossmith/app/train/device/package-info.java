/** The choice of engine and device in the launch form. */
@NullMarked
package io.github.lossmith.app.train.device;

import org.jspecify.annotations.NullMarked;
